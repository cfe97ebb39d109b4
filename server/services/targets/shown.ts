import type { StoredTarget } from '#db/queries/targets.ts';
import type { Instrument } from '../../domain/records/instrument.ts';
import type { ValueBook } from '../dimensions/value-book.ts';
import { knownMetric } from '../metrics/metric-refs.ts';

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
  return knownMetric(metric, instruments)?.canonical ?? metric;
}
