import type { Once } from '#db/queries/once.ts';
import type { NewTarget } from '#db/queries/targets.ts';
import type { Repository } from '#db/store/store.ts';
import type { TargetChange, TargetInput } from '../../contract/targets.ts';
import type { MetricDefinition } from '../../domain/metrics/definition.ts';
import { AppError } from '../../domain/problem.ts';
import { parseDay } from '../../domain/time/day.ts';
import { metricRef } from '../metrics/metric-refs.ts';
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
  return repository.write('addTarget', { target, once, ...maker });
}

/** Ends a target, takes it back or lets it hold again. @throws AppError NOT_FOUND, DATE_INVALID, PERIOD_REVERSED, TARGET_EXISTS */
export async function changeTarget(
  repository: Repository,
  id: number,
  { to, isTakenBack }: TargetChange,
  maker: Maker,
): Promise<void> {
  const isKnown = await repository.write('changeTarget', {
    id,
    ...(to === undefined ? {} : { to: to === null ? null : parseDay(to) }),
    ...(isTakenBack === undefined ? {} : { isTakenBack }),
    ...maker,
  });
  if (!isKnown) throw new AppError('NOT_FOUND', { seen: String(id) });
}

function readTarget(input: TargetInput, { instruments, books }: Reference): NewTarget {
  const { definition, canonical } = metricRef(input.metric, instruments);
  refuseOutside(input, definition);
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
function refuseOutside({ metric, value }: TargetInput, { range }: MetricDefinition): void {
  const [smallest, largest] = range;
  const setting = `target ${metric}`;
  if (value < (smallest ?? -Infinity) || value > (largest ?? Infinity)) {
    const expected = `${smallest ?? '−∞'} … ${largest ?? '∞'}`;
    throw new AppError('SETTING_INVALID', { setting, seen: value, expected });
  }
  const kept = Math.round(value * 1000);
  if (Number.isSafeInteger(kept) && kept / 1000 === value) return;
  throw new AppError('SETTING_INVALID', {
    setting,
    seen: value,
    expected: `${Number.isSafeInteger(kept) ? kept / 1000 : 1e12}`,
  });
}
