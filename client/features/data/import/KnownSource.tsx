import { useId } from 'react';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl/react';
import { isolate } from '../../../format/bidi.ts';
import { nameIn } from '../../../format/name.ts';
import { useFormats } from '../../../i18n/reader.ts';
import { Button } from '../../../ui/Button.tsx';
import { Card } from '../../../ui/Card.tsx';
import { FormActions } from '../../../ui/Form.tsx';
import { PanelTitle } from '../../../ui/PanelTitle.tsx';
import type { HeaderChanges } from './header-changes.ts';
import { HeaderDifferences } from './HeaderDifferences.tsx';
import type { KnownMapping } from './use-known-mapping.ts';
import css from './Import.module.css';

export type KnownSourceProps = {
  known: KnownMapping;
  changes: HeaderChanges;
  columns: readonly string[];
  /** True when the earlier mapping is not used. */
  isFresh: boolean;
  renamed: Readonly<Record<string, string | null>>;
  onRename: (column: string, instead: string | null) => void;
  canLeave: (column: string) => boolean;
  onChoose: (isFresh: boolean) => void;
  /** What of the differences can be taken on. */
  children: ReactNode;
};

/** A file of a source that was imported before: the same mapping, and what is different in the header. */
export function KnownSource(props: KnownSourceProps) {
  const { known, changes, columns, isFresh, renamed, onRename, canLeave, onChoose, children } =
    props;
  const t = useTranslations('wizard');
  const { language } = useFormats();
  const id = useId();
  const source = isolate(nameIn(language, known.name, known.id));
  return (
    <Card labelledBy={id}>
      <div className={css['stack']}>
        <PanelTitle id={id} text={t('knownTitle', { source })} />
        <p className={css['note']}>{t('knownText')}</p>
        <HeaderDifferences
          {...{ changes, columns, canLeave }}
          renamed={(column) => renamed[column]}
          onRename={isFresh ? null : onRename}
        />
        {!isFresh && changes.missing.length > 0 && (
          <p className={css['note']}>
            {t(changes.missing.some(canLeave) ? 'replacedHint' : 'replacedOnly')}
          </p>
        )}
        {children}
        <FormActions>
          <Button
            onPress={() => {
              onChoose(!isFresh);
            }}
          >
            {isFresh ? t('useKnown') : t('useGuess')}
          </Button>
        </FormActions>
      </div>
    </Card>
  );
}
