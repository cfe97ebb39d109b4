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
  const change = ({ unit }: Pick<Metric, 'unit'>, size: number): string => {
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

  /** What would be found, for the better and for the worse. */
  const sizes = (answer: LoopEffectAnswer, metric: Metric): readonly string[] => {
    const { detectable, detectableWorse, baseline } = answer;
    if (detectable === null) return [t(baseline?.kind === 'risen' ? 'risen' : 'undetectable')];
    return [
      t('detectable', { size: amount(metric, detectable) }),
      ...(detectableWorse === null
        ? []
        : [t('detectableWorse', { size: amount(metric, detectableWorse) })]),
    ];
  };

  const lines = (answer: LoopEffectAnswer): readonly string[] => {
    const { metric, lack, low, high, baseline, comparison, readOn } = answer;
    if (!metric) return [];
    const { weeksRead, weeks, before, after, expected } = answer;
    const written = (one: number) => value.plain(metric.unit, one);
    const confidence = value.exact('percent', answer.confidence);
    return [
      ...(lack === null ? [] : [t(`lack.${lack}`, { read: weeksRead, weeks })]),
      ...(readOn !== null && lack === 'weeks_to_come'
        ? [t('readOn', { day: day.long(readOn) })]
        : []),
      ...(low === null || high === null || lack === 'weeks_to_come'
        ? []
        : [t('between', { confidence, low: change(metric, low), high: change(metric, high) })]),
      ...(before === null || after === null || lack === 'weeks_to_come'
        ? []
        : [t('levels', { before: written(before), after: written(after) })]),
      ...(expected === null || lack === 'weeks_to_come'
        ? []
        : [t('expected', { expected: written(expected) })]),
      ...sizes(answer, metric),
      ...(baseline === null ? [] : [t(`baseline.${baseline.kind}`, { weeks: baseline.weeks })]),
      ...(comparison === null ? [] : [t(`comparison.${comparison.state}`)]),
      ...(comparison?.drift
        ? [
            t('drift', {
              size: change(metric, comparison.drift.size),
              low: change(metric, comparison.drift.low),
              high: change(metric, comparison.drift.high),
            }),
          ]
        : []),
    ];
  };
  return { headline, lines, change };
}
