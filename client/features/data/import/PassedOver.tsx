import { useTranslations } from 'use-intl/react';
import type { DryRunFacts } from '#server/contract/imports.ts';
import type { Mapping } from '#server/contract/mapping.ts';
import { isolate } from '../../../format/bidi.ts';
import { useFormats } from '../../../i18n/reader.ts';
import { UnusedRows } from './UnusedRows.tsx';
import css from './Import.module.css';

const SHOWN_ABOVE = 3;

/**
 * What of the file becomes no record, without being refused: rows that mean none, what was added to refused rows when they
 * were saved, and what stands above the header.
 */
export function PassedOver({
  facts: { rowsUnused, unusedLines, header, leftOut },
  mapping,
}: {
  facts: Pick<DryRunFacts, 'rowsUnused' | 'unusedLines' | 'header' | 'leftOut'>;
  mapping: Mapping;
}) {
  const t = useTranslations('wizard');
  const { list } = useFormats();
  const above = header?.above ?? [];
  const texts = list(above.slice(0, SHOWN_ABOVE).map(isolate));
  return (
    <>
      <UnusedRows rows={rowsUnused} lines={unusedLines} mapping={mapping} />
      {leftOut.length > 0 && (
        <p className={css['note']}>{t('leftOut', { columns: list(leftOut.map(isolate)) })}</p>
      )}
      {above.length > 0 && (
        <p className={css['note']}>{t('above', { count: above.length, texts })}</p>
      )}
    </>
  );
}
