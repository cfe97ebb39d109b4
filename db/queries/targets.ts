import { and, asc, count, eq, isNull, max } from 'drizzle-orm';
import type { Target } from '#server/domain/targets/target.ts';
import { AppError } from '#server/domain/problem.ts';
import { formatDay } from '#server/domain/time/day.ts';
import type { Context, Steps } from '../store/request.ts';
import { all, first, run } from '../store/request.ts';
import type { Audited } from './audit.ts';
import { appendAuditOf } from './audit.ts';
import type { Once } from './once.ts';
import { madeOnce } from './once.ts';
import { raiseSettings } from './organisation.ts';

/** Somebody did something: their id, and when (UTC ms). */
export type Done = { by: string; at: number };

/** A target with its history. Days are numbers since 1970-01-01. */
export type StoredTarget = Target & {
  /** Null = nobody was named. */
  owner: string | null;
  /** Null = none was given. */
  reason: string | null;
  made: Done;
  /** Who set its end day; null = nobody did. */
  ended: Done | null;
  /** Null = it was not taken back. */
  takenBack: Done | null;
};

/** What a target is made from; `from` and `department` as in `Target`. */
export type NewTarget = Pick<Target, 'metric' | 'department' | 'from' | 'value'> &
  Pick<StoredTarget, 'owner' | 'reason'>;

/** Targets there may be, those that were taken back included. */
const MOST = 5000;

type TargetRow = Context['dialect']['t']['target']['$inferSelect'];

/** Every target that was ever set, in the order they were. */
export function* readTargets(ctx: Context): Steps<StoredTarget[]> {
  const { q, t } = ctx.dialect;
  return (yield* all(q.select().from(t.target).orderBy(asc(t.target.id)))).map(targetOf);
}

/**
 * Sets a target; gives its number. `once` null = each time it is sent.
 * @throws AppError TARGET_EXISTS { metric, day }, LIST_FULL { limit }
 */
export function* addTarget(
  ctx: Context,
  args: { target: NewTarget; by: string; now: number; once: Once | null; audited?: Audited },
): Steps<number> {
  return yield* madeOnce(ctx, args.once, args.now, () => makeTarget(ctx, args));
}

function* makeTarget(
  ctx: Context,
  { target, by, now, audited }: { target: NewTarget; by: string; now: number; audited?: Audited },
): Steps<number> {
  const { q, t } = ctx.dialect;
  const table = t.target;
  yield* refuseSame(ctx, target);
  const counts = { rows: count().as('rows'), last: max(table.id).as('last') };
  const held = yield* first(q.select(counts).from(table));
  if ((held?.rows ?? 0) >= MOST) throw new AppError('LIST_FULL', { limit: MOST });
  const id = (held?.last ?? 0) + 1;
  const { metric, department, from, value, owner, reason } = target;
  const thousandths = Math.round(value * 1000);
  const row = { id, metric, department, from_day: from, thousandths, owner, reason };
  yield* run(q.insert(table).values({ ...row, made_at: now, made_by: by }));
  yield* raiseSettings(ctx);
  // The owner is a person's name, which the log never holds.
  const details = { metric, department, from: formatDay(from), value, reason };
  yield* appendAuditOf(ctx, audited, { target: `target:${id}`, details });
  return id;
}

/** Two targets of the same metric and department never begin on the same day. */
function* refuseSame(
  ctx: Context,
  { metric, department, from }: Pick<Target, 'metric' | 'department' | 'from'>,
): Steps<void> {
  const { q, t } = ctx.dialect;
  const table = t.target;
  const same = yield* first(
    q
      .select({ id: table.id })
      .from(table)
      .where(
        and(
          eq(table.metric, metric),
          department === null ? isNull(table.department) : eq(table.department, department),
          eq(table.from_day, from),
          isNull(table.taken_back_at),
        ),
      ),
  );
  if (same) throw new AppError('TARGET_EXISTS', { metric, day: formatDay(from) });
}

/**
 * Ends a target on a day (`to` null = it has no end day any more), takes it back, or lets it hold again; what is left out
 * stays. Gives false when there is no such target.
 * @throws AppError TARGET_EXISTS { metric, day } when another has taken its place, PERIOD_REVERSED for an end before it begins
 */
export function* changeTarget(
  ctx: Context,
  args: {
    id: number;
    to?: number | null;
    isTakenBack?: boolean;
    by: string;
    now: number;
    audited?: Audited;
  },
): Steps<boolean> {
  const { q, t } = ctx.dialect;
  const { id, to, isTakenBack, by, now } = args;
  const row = yield* first(q.select().from(t.target).where(eq(t.target.id, id)));
  if (!row) return false;
  const held = targetOf(row);
  if (to !== undefined && to !== null && to <= held.from) {
    const [from, end, example] = [held.from, to, held.from + 7].map(formatDay);
    throw new AppError('PERIOD_REVERSED', {
      from: from ?? '',
      to: end ?? '',
      example: example ?? '',
    });
  }
  if (isTakenBack === false && held.isTakenBack) yield* refuseSame(ctx, held);
  const set = {
    ...(to === undefined ? {} : { to_day: to, ended_at: now, ended_by: by }),
    ...(isTakenBack === undefined || isTakenBack === held.isTakenBack
      ? {}
      : { taken_back_at: isTakenBack ? now : null, taken_back_by: isTakenBack ? by : null }),
  };
  if (Object.keys(set).length > 0) {
    yield* run(q.update(t.target).set(set).where(eq(t.target.id, id)));
    yield* raiseSettings(ctx);
  }
  const end = to === undefined || to === null ? to : formatDay(to);
  const details = {
    ...(end === undefined ? {} : { to: end }),
    ...(isTakenBack === undefined ? {} : { isTakenBack }),
  };
  yield* appendAuditOf(ctx, args.audited, { target: `target:${id}`, details });
  return true;
}

function targetOf(row: TargetRow): StoredTarget {
  return {
    id: row.id,
    metric: row.metric,
    department: row.department,
    from: row.from_day,
    to: row.to_day,
    value: row.thousandths / 1000,
    isTakenBack: row.taken_back_at !== null,
    owner: row.owner,
    reason: row.reason,
    made: { by: row.made_by, at: row.made_at },
    ended: doneBy(row.ended_by, row.ended_at),
    takenBack: doneBy(row.taken_back_by, row.taken_back_at),
  };
}

/** Who did it and when, as two columns hold it; null = nobody has. */
export function doneBy(by: string | null, at: number | null): Done | null {
  return by === null || at === null ? null : { by, at };
}
