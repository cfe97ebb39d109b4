import type { DriverValues } from '#db/queries/driver-values.ts';
import type { Part } from '../../domain/drivers/part.ts';
import { NOTHING, together, without } from '../../domain/drivers/part.ts';
import type { Segment } from '../../domain/drivers/segment.ts';
import type { MetricDefinition } from '../../domain/metrics/definition.ts';
import { measured } from '../../domain/metrics/standard-error.ts';
import type { MetricValue } from '../../domain/metrics/value.ts';

/** A value as a mean over its records; null where there are some but too few to say what they come to. */
export function partOf(metric: MetricDefinition, value: MetricValue): Part | null {
  if (value.value === null) return value.n === 0 ? NOTHING : null;
  const found = measured(metric, value);
  return found && { n: found.n, mean: found.value, se: found.se };
}

/**
 * The values of a dimension (by code) as segments that make up the whole: those of which too little is known are one, which
 * is what the others leave of it. Where that would be a single one that is kept back, the smallest other goes with it.
 */
export function segmentsOf(
  metric: MetricDefinition,
  whole: { before: Part; after: Part },
  values: DriverValues['by'][number],
): Segment<number>[] {
  const known: Segment<number>[] = [];
  const unknown: number[] = [];
  let isKeptBack = false;
  for (const { code, before, after } of values) {
    const was = partOf(metric, before);
    const is = partOf(metric, after);
    isKeptBack ||= [before, after].some(({ states }) => states.includes('suppressed'));
    if (was && is) known.push({ keys: [code], before: was, after: is });
    else unknown.push(code);
  }
  if (unknown.length === 0) return known;
  if (isKeptBack && unknown.length === 1) {
    const [smallest] = known.toSorted((a, b) => sizeOf(a) - sizeOf(b));
    if (!smallest) return [];
    known.splice(known.indexOf(smallest), 1);
    unknown.push(...smallest.keys);
  }
  const rest = (period: 'before' | 'after'): Part =>
    without(whole[period], together(known.map((one) => one[period])));
  return [...known, { keys: unknown, before: rest('before'), after: rest('after') }];
}

function sizeOf({ before, after }: Segment<number>): number {
  return before.n + after.n;
}
