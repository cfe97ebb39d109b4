import { useTranslations } from 'use-intl/react';
import type { MetricValue } from '#server/domain/metrics/value.ts';
import type { Unit } from '#server/domain/metrics/verdict-kinds.ts';
import { useFormats } from '../../i18n/reader.ts';
import { useValueText } from '../../ui/use-value-text.ts';

/** A value with its interval, n and note in one cell. */
export function useCellText(unit: Unit): (value: MetricValue) => string {
  const t = useTranslations('explore');
  const formats = useFormats();
  const textOf = useValueText(unit);
  return (value) => {
    const { interval, note, ...told } = textOf(value);
    const hasInterval = value.low !== null && value.high !== null;
    // A count is its own base.
    const bare = told.value === told.n ? told.value : t('cellBare', told);
    const cell = hasInterval ? t('cell', { interval, ...told }) : bare;
    return note === '' ? cell : formats.line([cell, note]);
  };
}
