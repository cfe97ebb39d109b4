import { useTranslations } from 'use-intl/react';
import type { DryRunFacts } from '#server/contract/imports.ts';
import { isolate } from '../../../format/bidi.ts';
import { useFormats } from '../../../i18n/reader.ts';
import css from './Import.module.css';

const SHOWN_ABOVE = 3;

/** What of the file becomes no record, without being refused: rows that mean none, and what stands above the header. */
export function PassedOver({
  facts: { rowsUnused, header },
}: {
  facts: Pick<DryRunFacts, 'rowsUnused' | 'header'>;
}) {
  const t = useTranslations('wizard');
  const { list } = useFormats();
  const above = header?.above ?? [];
  const texts = list(above.slice(0, SHOWN_ABOVE).map(isolate));
  return (
    <>
      {rowsUnused > 0 && <p className={css['note']}>{t('rowsUnused', { count: rowsUnused })}</p>}
      {above.length > 0 && (
        <p className={css['note']}>{t('above', { count: above.length, texts })}</p>
      )}
    </>
  );
}
