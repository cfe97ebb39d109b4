import { useTranslations } from 'use-intl/react';
import type { Unit } from '#server/domain/metrics/verdict-kinds.ts';
import type { TrendPoint } from '../../charts/trend-rows.ts';
import { useFormats } from '../../i18n/reader.ts';

/** The targets along a trend in words: the first, and each that follows with its first bucket; null = there is none. */
export function useTargetSteps(unit: Unit, points: readonly TrendPoint[]): string | null {
  const t = useTranslations('chart');
  const { value, day, series } = useFormats();
  const steps: string[] = [];
  let before: number | null = null;
  for (const [place, { from, target = null }] of points.entries()) {
    if (target !== null && target !== before) {
      const text = value.exact(unit, target);
      steps.push(place === 0 ? text : t('targetFrom', { value: text, day: day.short(from) }));
    }
    before = target;
  }
  return steps.length === 0 ? null : series(steps);
}
