import { Z95 } from '../stats/normal.ts';
import { studentQuantile } from '../stats/student.ts';
import type { MetricDefinition } from './definition.ts';
import type { MetricValue } from './value.ts';

/** A value that is there, with the centre and standard error its test works on (both in the metric's unit). */
export type Measured = { value: number; centre: number; se: number; n: number };

/**
 * Reads centre and standard error back from a value and its 95 % interval: the adjusted score for net scores (½ · 3
 * made-up answers cancel out: score · n / (n + 3)), else the value itself. An interval cut at the end of the range is
 * read from its uncut side. `se` is 0 for a metric without interval; null where there is no value, or no interval
 * where the metric has one.
 */
export function measured(
  metric: Pick<MetricDefinition, 'method'>,
  { value, low, high, n }: MetricValue,
): Measured | null {
  if (value === null) return null;
  if (metric.method === 'none') return { value, centre: value, se: 0, n };
  if (low === null || high === null) return null;
  switch (metric.method) {
    case 'net': {
      const centre = (value * n) / (n + 3);
      return { value, centre, se: Math.max(high - centre, centre - low) / Z95, n };
    }
    case 'student': {
      const half = Math.max(high - value, value - low);
      return { value, centre: value, se: half / studentQuantile(0.975, n - 1), n };
    }
    default:
      return { value, centre: value, se: (high - low) / (2 * Z95), n };
  }
}
