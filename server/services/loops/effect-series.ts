import type { EffectSeries } from '../../domain/loops/effect/series.ts';
import type { MetricDefinition } from '../../domain/metrics/definition.ts';
import type { MetricValue } from '../../domain/metrics/value.ts';
import { Z95 } from '../../domain/stats/normal.ts';
import { studentQuantile } from '../../domain/stats/student.ts';
import type { Period } from '../../domain/time/period.ts';

/** Made-up answers of the adjusted-Wald interval of net scores. */
const MADE_UP = 3;

/**
 * Weekly values as an effect is read on them, without weeks of which nothing is known; null = the metric has no such series. The spread of
 * one answer is taken back out of the intervals: of net scores by the adjusted Wald method, of means by Student's t.
 */
export function seriesOf(
  { unit, method }: MetricDefinition,
  points: readonly { period: Period; value: MetricValue }[],
): EffectSeries | null {
  const known = points.flatMap(({ period: { from }, value: { value, n, low, high } }) =>
    value === null ? [] : [{ from, value, n, low, high }],
  );
  if (unit === 'count') {
    const weeks = known.map(({ from, value }) => ({ from, count: value, exposure: 1 }));
    return { kind: 'count', weeks };
  }
  const counted = known.filter(({ n }) => n > 0);
  switch (method) {
    case 'wilson': {
      const weeks = counted.map(({ from, value, n }) => ({ from, hits: (value / 100) * n, n }));
      return { kind: 'share', weeks };
    }
    case 'net':
      return {
        kind: 'mean',
        weeks: counted.map(({ from, value, n, low, high }) => ({
          from,
          mean: value / 100,
          n,
          sd: (width(low, high) / 200 / Z95) * Math.sqrt(n + MADE_UP),
        })),
      };
    case 'student':
      return {
        kind: 'mean',
        weeks: counted.map(({ from, value, n, low, high }) => ({
          from,
          mean: value,
          n,
          sd: n < 2 ? 0 : (width(low, high) / 2 / studentQuantile(0.975, n - 1)) * Math.sqrt(n),
        })),
      };
    case 'order':
    case 'none':
      return null;
  }
}

function width(low: number | null, high: number | null): number {
  return low === null || high === null ? 0 : high - low;
}
