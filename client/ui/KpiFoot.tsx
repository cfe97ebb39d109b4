import { useTranslations } from 'use-intl/react';
import type { MetricValue } from '#server/domain/metrics/value.ts';
import type { Polarity, Unit } from '#server/domain/metrics/verdict-kinds.ts';
import type { TargetOutcome } from '#server/domain/targets/outcome.ts';
import { useFormats } from '../i18n/reader.ts';
import { TargetGap } from './TargetGap.tsx';

export type KpiFootProps = {
  unit: Unit;
  polarity: Polarity;
  value: MetricValue;
  target: number | null;
  /** Null = nothing can be said. */
  outcome: TargetOutcome | null;
  weekBefore: number | null;
  decimals: number;
};

/** Target and gap; where no target is set, the week before, uncoloured. */
export function KpiFoot(props: KpiFootProps) {
  const { unit, value, target, weekBefore, decimals } = props;
  const t = useTranslations('value');
  const formats = useFormats();
  if (target === null) {
    if (weekBefore === null) return null;
    return (
      <span>{t('weekBefore', { value: formats.value.plain(unit, weekBefore, decimals) })}</span>
    );
  }
  return (
    <>
      <span>{t('target', { value: formats.value.exact(unit, target) })}</span>
      {value.value === null ? null : <TargetGap {...props} gap={value.value - target} />}
    </>
  );
}
