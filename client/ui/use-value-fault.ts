import { useTranslations } from 'use-intl/react';
import type { MetricInfo } from '../api/metric-name.ts';
import { useFormats } from '../i18n/reader.ts';

/** Says what a metric's value may be, in the words of a reader, where the written one is not; null = it may be written so. */
export function useValueFault(): (info: MetricInfo, value: number) => string | null {
  const t = useTranslations('targets');
  const formats = useFormats();
  return ({ range: [low, high], unit }, value) => {
    // What has no lower bound has none at all.
    if (low === null || (value >= low && value <= (high ?? Infinity))) return null;
    const bound = (one: number) => formats.value.plain(unit, one);
    return high === null
      ? t('needAtLeast', { low: bound(low) })
      : t('needBetween', { low: bound(low), high: bound(high) });
  };
}
