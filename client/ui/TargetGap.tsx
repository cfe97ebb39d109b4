import { useTranslations } from 'use-intl/react';
import type { Polarity, Unit } from '#server/domain/metrics/verdict-kinds.ts';
import type { TargetOutcome } from '#server/domain/targets/outcome.ts';
import { useFormats } from '../i18n/reader.ts';

export type TargetGapProps = {
  /** Value less target, in the metric's unit. */
  gap: number;
  unit: Unit;
  polarity: Polarity;
  decimals: number;
  /** Null = neither direction is good. */
  outcome: TargetOutcome | null;
};

/** How far a value is from its target, and whether that is more than chance; uncoloured. */
export function TargetGap({ gap, unit, polarity, decimals, outcome }: TargetGapProps) {
  const t = useTranslations('value');
  const formats = useFormats();
  if (outcome === 'met') return <span>{t('met')}</span>;
  if (gap === 0) return <span>{t('onTarget')}</span>;
  const size = { gap: formats.value.gap(unit, gap, decimals) };
  const side =
    gap > 0 && polarity === 'lower' ? t('overBy', size) : t(gap < 0 ? 'below' : 'above', size);
  return <span>{outcome === 'unclear' ? t('unclear', { side }) : side}</span>;
}
