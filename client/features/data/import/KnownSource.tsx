import { useId } from 'react';
import { useTranslations } from 'use-intl/react';
import { isolate } from '../../../format/bidi.ts';
import { nameIn } from '../../../format/name.ts';
import { useFormats } from '../../../i18n/reader.ts';
import { Button } from '../../../ui/Button.tsx';
import { Card } from '../../../ui/Card.tsx';
import { ChoiceField, FieldRow, FormActions } from '../../../ui/Form.tsx';
import { PanelTitle } from '../../../ui/PanelTitle.tsx';
import type { HeaderChanges } from './header-changes.ts';
import type { KnownMapping } from './use-known-mapping.ts';
import css from './Import.module.css';

/** Most columns that are named one by one. */
const NAMED = 6;

export type KnownSourceProps = {
  known: KnownMapping;
  changes: HeaderChanges;
  columns: readonly string[];
  /** True when the earlier mapping is not used. */
  isFresh: boolean;
  renamed: Readonly<Record<string, string>>;
  onRename: (column: string, instead: string) => void;
  onChoose: (isFresh: boolean) => void;
};

/** A file of a source that was imported before: the same mapping, and what is different in the header. */
export function KnownSource(props: KnownSourceProps) {
  const { known, changes, columns, isFresh, renamed, onRename, onChoose } = props;
  const t = useTranslations('wizard');
  const formats = useFormats();
  const id = useId();
  const { missing, gone, fresh } = changes;
  const list = (names: readonly string[]) => formats.series(names.map(isolate));
  const more = (names: readonly string[]): string =>
    names.length > NAMED ? ` ${t('knownMore', { count: names.length - NAMED })}` : '';
  const source = isolate(nameIn(formats.language, known.name, known.id));
  return (
    <Card labelledBy={id}>
      <div className={css['stack']}>
        <PanelTitle id={id} text={t('knownTitle', { source })} />
        <p className={css['note']}>{t('knownText')}</p>
        <ul className={css['changes']}>
          {missing.length + gone.length + fresh.length === 0 && <li>{t('knownSame')}</li>}
          {missing.length > 0 && (
            <li className={css['lost']}>{t('knownMissing', { columns: list(missing) })}</li>
          )}
          {gone.length > 0 && (
            <li>
              {t('knownGone', { columns: list(gone.slice(0, NAMED)) })}
              {more(gone)}
            </li>
          )}
          {fresh.length > 0 && (
            <li>
              {t(known.columns ? 'knownFresh' : 'knownUnread', {
                columns: list(fresh.slice(0, NAMED)),
              })}
              {more(fresh)}
            </li>
          )}
        </ul>
        {!isFresh && missing.length > 0 && (
          <FieldRow>
            {missing.map((column) => (
              <ChoiceField
                key={column}
                label={t('replaced', { column: isolate(column) })}
                value={renamed[column] ?? ''}
                groups={[
                  {
                    label: '',
                    options: [
                      { value: '', label: t('replacedNone') },
                      ...columns.map((value) => ({ value, label: value })),
                    ],
                  },
                ]}
                onChoose={(instead) => {
                  onRename(column, instead);
                }}
              />
            ))}
          </FieldRow>
        )}
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
