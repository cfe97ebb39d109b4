import type { DriverValues } from '#db/queries/driver-values.ts';
import type { Filters } from '#db/queries/slice.ts';
import type { Repository } from '#db/store/store.ts';
import type { Dimension } from '../../domain/dimensions.ts';
import type { Part } from '../../domain/drivers/part.ts';
import type { Segment } from '../../domain/drivers/segment.ts';
import { isLarge } from '../../domain/drivers/segment.ts';
import type { MetricDefinition } from '../../domain/metrics/definition.ts';
import type { MetricValue } from '../../domain/metrics/value.ts';
import type { Period } from '../../domain/time/period.ts';
import type { Moment } from '../organisation/reference.ts';
import { partOf, segmentsOf } from './segments.ts';

/** A metric (with its instrument's code) in two periods, within filters, by these dimensions. */
export type DriversQuestion = {
  metric: MetricDefinition;
  instrument: number;
  before: Period;
  after: Period;
  filters: Filters;
  by: readonly Dimension[];
};

/** A change by dimension: values as answers show them, and for those dimensions that have two parts the segments (by code). */
export type ReadDrivers = {
  before: MetricValue | null;
  after: MetricValue | null;
  /** Null when one of the periods has no value. */
  whole: { before: Part; after: Part } | null;
  taken: { dimension: Dimension; segments: Segment<number>[] }[];
  /** The values of each dimension that was asked for and has any, as the viewer may know them. */
  values: DriverValues['by'];
};

/** Reads a change with its segments from one snapshot; dimensions without values are left out. */
export async function readDrivers(
  repository: Repository,
  { reference, now }: Moment,
  { metric, instrument, before, after, filters, by }: DriversQuestion,
): Promise<ReadDrivers> {
  const dimensions = by.filter((dimension) => reference.books[dimension].values.length > 0);
  const values = await repository.read('driverValues', {
    metric: { id: metric.id, instrument },
    before,
    after,
    filters,
    now,
    by: dimensions.map((dimension) => ({
      dimension: reference.books[dimension].number,
      alias: reference.books[dimension].aliases,
    })),
  });
  const was = values.whole && partOf(metric, values.whole.before);
  const is = values.whole && partOf(metric, values.whole.after);
  const whole = was && is && was.n > 0 && is.n > 0 ? { before: was, after: is } : null;
  const taken = dimensions.flatMap((dimension, i) => {
    const segments = whole ? segmentsOf(metric, whole, values.by[i] ?? []) : [];
    return segments.length > 1 && segments.some(isLarge) ? [{ dimension, segments }] : [];
  });
  return {
    before: values.whole?.before ?? null,
    after: values.whole?.after ?? null,
    whole,
    taken,
    values: values.by,
  };
}
