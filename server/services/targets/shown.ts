import type { StoredTarget } from '#db/queries/targets.ts';
import { AppError } from '../../domain/problem.ts';
import type { Instrument } from '../../domain/records/instrument.ts';
import type { ValueBook } from '../dimensions/value-book.ts';
import { metricRef } from '../metrics/metric-refs.ts';

/** Targets as they hold now: a survey metric means the first instrument of its kind, a merged department the one it is shown as. */
export function targetsShown(
  targets: readonly StoredTarget[],
  departments: ValueBook,
  instruments: readonly Instrument[],
): StoredTarget[] {
  return targets.map((one) => ({
    ...one,
    metric: canonical(one.metric, instruments),
    department: one.department === null ? null : departments.shownAs(one.department),
  }));
}

/** A metric that is not known any more, or whose answers never came, keeps the name it had. */
function canonical(metric: string, instruments: readonly Instrument[]): string {
  try {
    return metricRef(metric, instruments).canonical;
  } catch (error) {
    if (error instanceof AppError) return metric;
    throw error;
  }
}
