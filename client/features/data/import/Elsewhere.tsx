import { useTranslations } from 'use-intl/react';
import type { DryRunFacts } from '#server/contract/imports.ts';
import { isolate } from '../../../format/bidi.ts';
import { useFormats } from '../../../i18n/reader.ts';
import { Button } from '../../../ui/Button.tsx';
import css from './Import.module.css';

export type ElsewhereProps = {
  facts: DryRunFacts;
  /** The source that the file is read as now. */
  source: string;
  /** Reads the file as another source; null = it is read as its source's last one was. */
  onSource: ((source: string) => void) | null;
};

/** That another source has some of the records: by the records themselves, else by an import that seems to be the same. */
export function Elsewhere({ facts, source: current, onSource }: ElsewhereProps) {
  const t = useTranslations('wizard');
  const { value } = useFormats();
  const { likeImport, storedElsewhere } = facts;
  const other = storedElsewhere?.source ?? likeImport?.source;
  if (other === undefined) return null;
  const source = isolate(other);
  return (
    <>
      <p className={css['lost']}>
        {storedElsewhere
          ? t('storedElsewhere', {
              share: value.plain('percent', storedElsewhere.share * 100),
              source,
            })
          : t('likeImport', { file: isolate(likeImport?.fileName ?? ''), source })}
      </p>
      {onSource && other !== current && (
        <div>
          <Button
            size="small"
            onPress={() => {
              onSource(other);
            }}
          >
            {t('readAsSource', { source })}
          </Button>
        </div>
      )}
    </>
  );
}
