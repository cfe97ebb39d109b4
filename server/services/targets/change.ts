import type { Once } from '#db/queries/once.ts';
import type { NewTarget } from '#db/queries/targets.ts';
import type { Repository } from '#db/store/store.ts';
import type { Bilingual } from '../../contract/shapes.ts';
import type { TargetChange, TargetInput } from '../../contract/targets.ts';
import type { MetricDefinition } from '../../domain/metrics/definition.ts';
import { AppError } from '../../domain/problem.ts';
import { parseDay } from '../../domain/time/day.ts';
import { metricNames, metricRef, nameOfMetric } from '../metrics/metric-refs.ts';
import { nearest } from '../metrics/nearest.ts';
import type { Reference } from '../organisation/reference.ts';

/** Who changes something, and when (UTC ms). */
export type Maker = { by: string; now: number };

/**
 * Sets a target; gives its number.
 * @throws AppError METRIC_UNKNOWN, INSTRUMENT_UNKNOWN, DIMENSION_VALUE_UNKNOWN, DATE_INVALID, SETTING_INVALID, TARGET_EXISTS,
 * LIST_FULL, IDEMPOTENCY_KEY_REUSED
 */
export async function setTarget(
  repository: Repository,
  reference: Reference,
  input: TargetInput,
  { once, ...maker }: Maker & { once: Once | null },
): Promise<number> {
  const target = readTarget(input, reference);
  const write = () => repository.write('addTarget', { target, once, ...maker });
  return sayingWhich(write, reference.instruments);
}

/** Ends a target, takes it back or lets it hold again. @throws AppError NOT_FOUND, DATE_INVALID, PERIOD_REVERSED, TARGET_EXISTS */
export async function changeTarget(
  repository: Repository,
  { instruments }: Pick<Reference, 'instruments'>,
  { id, to, isTakenBack }: TargetChange & { id: number },
  maker: Maker,
): Promise<void> {
  const change = {
    id,
    ...(to === undefined ? {} : { to: to === null ? null : parseDay(to) }),
    ...(isTakenBack === undefined ? {} : { isTakenBack }),
    ...maker,
  };
  const isKnown = await sayingWhich(() => repository.write('changeTarget', change), instruments);
  if (!isKnown) throw new AppError('NOT_FOUND', { seen: String(id) });
}

/** What another target stands in the way of is refused where no names are known. */
async function sayingWhich<T>(
  write: () => Promise<T>,
  instruments: Reference['instruments'],
): Promise<T> {
  try {
    return await write();
  } catch (error) {
    if (!(error instanceof AppError) || error.problem.code !== 'TARGET_EXISTS') throw error;
    const { params } = error.problem;
    const names = metricNames(String(params['metric']), instruments);
    throw new AppError('TARGET_EXISTS', { ...params, ...(names ? { metricNames: names } : {}) });
  }
}

function readTarget(input: TargetInput, { instruments, books }: Reference): NewTarget {
  const asked = metricRef(input.metric, instruments);
  const { definition, canonical } = asked;
  refuseOutside(input, definition, nameOfMetric(asked, instruments));
  const { owner, reason, value, department: key } = input;
  const book = books.department;
  const department = key === null ? null : book.find(key);
  if (key !== null && !department) {
    const keys = book.values.filter(({ alias }) => alias === null).map((one) => one.key);
    const allowed = nearest(key, keys);
    throw new AppError('DIMENSION_VALUE_UNKNOWN', { dimension: 'department', seen: key, allowed });
  }
  return {
    metric: canonical,
    department: department ? book.shownAs(department.code) : null,
    from: parseDay(input.from),
    value,
    owner,
    reason,
  };
}

/** A target is a value that the metric can have, kept in thousandths. */
function refuseOutside(
  { value }: TargetInput,
  { range, id: metric }: MetricDefinition,
  { en, ar }: Bilingual,
): void {
  const [smallest, largest] = range;
  const said = { setting: 'target', metric, metricNames: [en, ar], seen: value };
  if (value < (smallest ?? -Infinity) || value > (largest ?? Infinity)) {
    const expected = `${smallest ?? '−∞'} … ${largest ?? '∞'}`;
    throw new AppError('SETTING_INVALID', { ...said, expected });
  }
  const kept = Math.round(value * 1000);
  if (Number.isSafeInteger(kept) && kept / 1000 === value) return;
  const expected = `${Number.isSafeInteger(kept) ? kept / 1000 : 1e12}`;
  throw new AppError('SETTING_INVALID', { ...said, expected });
}
