import { useTranslations } from 'use-intl/react';
import type { MetricValue } from '#server/domain/metrics/value.ts';
import type { Unit } from '#server/domain/metrics/verdict-kinds.ts';
import { decimalsOf } from '../format/value.ts';
import { useFormats } from '../i18n/reader.ts';

export type ValueText = {
  readonly value: string;
  readonly interval: string;
  readonly n: string;
  /** Why there is no value, or why it may still move; empty when there is nothing to say. */
  readonly note: string;
};

/** One value as the texts of a table row or tooltip, the same everywhere. */
export function useValueText(unit: Unit): (value: MetricValue) => ValueText {
  const t = useTranslations();
  const formats = useFormats();
  return (value) => {
    const decimals = decimalsOf(unit, value);
    const [state] = value.states;
    const reason = state === 'stale' ? t('value.stale') : state && t(`judgement.${state}`);
    return {
      value: formats.value.plain(unit, value.value, decimals),
      interval:
        formats.value.interval(unit, value.low, value.high, decimals) ??
        formats.value.plain(unit, null),
      n: formats.value.count(value.n),
      note: reason ?? (value.value === null ? t('judgement.no_data') : ''),
    };
  };
}
