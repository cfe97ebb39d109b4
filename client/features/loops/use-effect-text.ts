import { useTranslations } from 'use-intl/react';
import type { LoopEffectAnswer } from '#server/contract/loops.ts';
import { useFormats } from '../../i18n/reader.ts';

/** An effect in words: what it came to, and what that rests on. */
export function useEffectText() {
  const t = useTranslations('loopEffect');
  const { value, day } = useFormats();
  type Metric = NonNullable<LoopEffectAnswer['metric']>;

  const points = (unit: Metric['unit'], written: string, size: number): string =>
    unit === 'percent' || unit === 'points'
      ? t('points', { written, count: Math.round(Math.abs(size)) })
      : written;

  /** A change in the metric's own unit; of counts so many percent fewer or more. */
  const change = ({ unit }: Metric, size: number): string => {
    if (unit !== 'count') return points(unit, value.change(unit, size), size);
    const share = value.plain('percent', Math.abs(size));
    return size < 0 ? t('fewer', { share }) : t('more', { share });
  };
  const amount = ({ unit }: Metric, size: number): string =>
    unit === 'count' ? value.plain('percent', size) : points(unit, value.gap(unit, size), size);

  const headline = ({ gap, verdict, metric, effect }: LoopEffectAnswer): string => {
    if (gap !== null) return t(`gap.${gap}`);
    if (!metric || effect === null || verdict === 'too_early') return t('early');
    return t(`headline.${verdict}`, { change: change(metric, effect) });
  };

  const lines = (answer: LoopEffectAnswer): readonly string[] => {
    const { metric, lack, low, high, detectable, baseline, comparison, readOn } = answer;
    if (!metric) return [];
    const { weeksRead, weeks, before, after } = answer;
    const written = (one: number) => value.plain(metric.unit, one);
    return [
      ...(lack === null ? [] : [t(`lack.${lack}`, { read: weeksRead, weeks })]),
      ...(readOn !== null && lack === 'weeks_to_come'
        ? [t('readOn', { day: day.long(readOn) })]
        : []),
      ...(low === null || high === null || lack === 'weeks_to_come'
        ? []
        : [t('between', { low: change(metric, low), high: change(metric, high) })]),
      ...(before === null || after === null || lack === 'weeks_to_come'
        ? []
        : [t('levels', { before: written(before), after: written(after) })]),
      ...(detectable === null
        ? [t('undetectable')]
        : [t('detectable', { size: amount(metric, detectable) })]),
      ...(baseline === null ? [] : [t(`baseline.${baseline.kind}`, { weeks: baseline.weeks })]),
      ...(comparison === null ? [] : [t(`comparison.${comparison}`)]),
    ];
  };
  return { headline, lines };
}
