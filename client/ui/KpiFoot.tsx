import { useTranslations } from 'use-intl/react';
import type { MetricValue } from '#server/domain/metrics/value.ts';
import type { Polarity, Unit } from '#server/domain/metrics/verdict-kinds.ts';
import { useFormats } from '../i18n/reader.ts';

export type KpiFootProps = {
  unit: Unit;
  polarity: Polarity;
  value: MetricValue;
  target: number | null;
  weekBefore: number | null;
  decimals: number;
};

/** Target and gap; where no target is set, the week before, uncoloured. */
export function KpiFoot({ unit, polarity, value, target, weekBefore, decimals }: KpiFootProps) {
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
      <span>{t('target', { value: formats.value.plain(unit, target) })}</span>
      {value.value === null ? null : (
        <Gap gap={value.value - target} {...{ unit, polarity, decimals }} />
      )}
    </>
  );
}

function Gap({
  gap,
  unit,
  polarity,
  decimals,
}: { gap: number } & Pick<KpiFootProps, 'unit' | 'polarity' | 'decimals'>) {
  const t = useTranslations('value');
  const formats = useFormats();
  const isMet =
    gap === 0 || (polarity === 'higher' && gap > 0) || (polarity === 'lower' && gap < 0);
  if (isMet) return <span>{t('met')}</span>;
  const size = { gap: formats.value.gap(unit, gap, decimals) };
  if (polarity === 'lower') return <span>{t('overBy', size)}</span>;
  return <span>{gap < 0 ? t('below', size) : t('above', size)}</span>;
}
