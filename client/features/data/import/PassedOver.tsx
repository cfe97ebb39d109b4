import { useTranslations } from 'use-intl/react';
import type { DryRunFacts } from '#server/contract/imports.ts';
import { isolate } from '../../../format/bidi.ts';
import { useFormats } from '../../../i18n/reader.ts';
import css from './Import.module.css';

const SHOWN_ABOVE = 3;

/**
 * What of the file becomes no record, without being refused: rows that mean none, what was added to refused rows when they
 * were saved, and what stands above the header.
 */
export function PassedOver({
  facts: { rowsUnused, header, leftOut },
}: {
  facts: Pick<DryRunFacts, 'rowsUnused' | 'header' | 'leftOut'>;
}) {
  const t = useTranslations('wizard');
  const { list } = useFormats();
  const above = header?.above ?? [];
  const texts = list(above.slice(0, SHOWN_ABOVE).map(isolate));
  return (
    <>
      {rowsUnused > 0 && <p className={css['note']}>{t('rowsUnused', { count: rowsUnused })}</p>}
      {leftOut.length > 0 && (
        <p className={css['note']}>{t('leftOut', { columns: list(leftOut.map(isolate)) })}</p>
      )}
      {above.length > 0 && (
        <p className={css['note']}>{t('above', { count: above.length, texts })}</p>
      )}
    </>
  );
}
