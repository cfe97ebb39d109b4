import type { EffectPoint, LoopEffectAnswer } from '../../contract/loops.ts';
import { latestReading } from '../../domain/loops/clocks.ts';
import type { Loop } from '../../domain/loops/loop.ts';
import type { MetricDefinition } from '../../domain/metrics/definition.ts';
import { formatDay } from '../../domain/time/day.ts';
import type { Moment } from '../organisation/reference.ts';
import type { EffectPoints, LoopEffect, ReadableEffect } from './effect.ts';
import { effectScale, toldEffect } from './effect.ts';

/** `GET /api/loops/{id}/effect`. */
export function effectAnswer(effect: LoopEffect, loop: Loop, moment: Moment): LoopEffectAnswer {
  const { changedOn, opening, reading: asked } = loop;
  const frame: LoopEffectAnswer = {
    gap: effect.gap,
    metric: null,
    verdict: 'too_early',
    lack: null,
    effect: null,
    low: null,
    high: null,
    confidence: 95,
    detectable: null,
    detectableWorse: null,
    before: null,
    after: null,
    expected: null,
    baseline: null,
    comparison: null,
    opening: { from: formatDay(opening.from), to: formatDay(opening.to) },
    changedOn: changedOn === null ? null : formatDay(changedOn),
    readOn: changedOn === null ? null : formatDay(latestReading(changedOn, asked)),
    weeksRead: 0,
    weeks: asked.weeks,
    points: [],
  };
  return effect.gap === null ? { ...frame, ...answerOf(effect, loop, moment) } : frame;
}

function answerOf(
  effect: ReadableEffect,
  { changedOn, reading: { comparison: filters } }: Loop,
  moment: Moment,
): Partial<LoopEffectAnswer> {
  const { metric, text, points, beside, question, reading } = effect;
  const scale = effectScale(metric);
  const times = (by: number) => (one: number | null) => (one === null ? null : one * by);
  const size = times(scale);
  // Levels of counts are numbers of records, not shares.
  const level = times(metric.unit === 'count' ? 1 : scale);
  const { baseline, read, comparison, parallel } = reading;
  const compared = new Set(baseline?.weeks);
  const readWeeks = new Set(read);
  const partOf = (from: number): EffectPoint['part'] => {
    if (readWeeks.has(from)) return 'read';
    if (compared.has(from)) return 'before';
    return changedOn !== null && from >= changedOn ? 'after' : 'left_out';
  };
  const told = (weeks: EffectPoints): EffectPoint[] => pointsUntil(weeks, moment.today, partOf);
  return {
    metric: {
      id: isAsAsked(text, metric) ? text : metric.id,
      name: { ...metric.name },
      unit: metric.unit,
      better: question.better,
    },
    verdict: reading.verdict,
    lack: reading.lack,
    ...toldEffect(effect),
    confidence: Math.round(reading.confidence * 1000) / 10,
    detectable: size(reading.detectable),
    detectableWorse: size(reading.detectableWorse),
    before: level(reading.before),
    after: level(reading.after),
    expected: level(reading.expected),
    baseline: baseline && { kind: baseline.kind, weeks: baseline.weeks.length },
    comparison:
      filters === null
        ? null
        : {
            filters: [...filters],
            state: comparison ?? 'too_short',
            drift: parallel && {
              size: parallel.drift * scale,
              low: parallel.low * scale,
              high: parallel.high * scale,
            },
            points: told(beside ?? []),
          },
    weeksRead: read.length,
    points: told(points),
  };
}

function pointsUntil(
  weeks: EffectPoints,
  today: number,
  partOf: (from: number) => EffectPoint['part'],
): EffectPoint[] {
  return weeks
    .filter(({ period }) => period.to <= today)
    .map(({ period, value }) => ({
      from: formatDay(period.from),
      to: formatDay(period.to),
      value: value.value,
      low: value.low,
      high: value.high,
      n: value.n,
      part: partOf(period.from),
    }));
}

/** True when the effect is read on the very metric that was asked for. */
function isAsAsked(text: string, { id }: MetricDefinition): boolean {
  return text === id || text.startsWith(`${id}:`);
}
