import { and, count, desc, eq, gt, inArray, isNull, max, or } from 'drizzle-orm';
import { AppError } from '#server/domain/problem.ts';
import type { Context, Steps } from '../store/request.ts';
import { all, first, run } from '../store/request.ts';
import type { Audited } from './audit.ts';
import { appendAuditOf } from './audit.ts';
import type { Once } from './once.ts';
import { madeOnce } from './once.ts';
import type { Done } from './targets.ts';
import { departmentsOf } from './visible.ts';

/** When nobody is told of some alerts. Null = any department, theme, rule; instants in UTC ms, `[from, to)`. */
export type SilenceFacts = {
  department: number | null;
  theme: number | null;
  rule: number | null;
  from: number;
  to: number;
  reason: string;
};

/** A silence with its history. `endedBy` null = nobody has ended it early. */
export type StoredSilence = SilenceFacts & { id: number; made: Done; endedBy: string | null };

const MOST = 5000;
/** So many of the newest are listed. */
const LISTED = 200;

/** Silences that hold, are to come, or are over; the newest first, at most 200; those of others' departments are left out. */
export function* listSilences(ctx: Context): Steps<StoredSilence[]> {
  const { q, t } = ctx.dialect;
  const s = t.silence;
  const own = departmentsOf(ctx.viewer);
  const mine =
    own === 'all'
      ? undefined
      : or(isNull(s.department), own.length > 0 ? inArray(s.department, [...own]) : undefined);
  const rows = yield* all(q.select().from(s).where(mine).orderBy(desc(s.id)).limit(LISTED));
  return rows.map((row) => ({
    id: row.id,
    department: row.department,
    theme: row.theme,
    rule: row.rule,
    from: row.from_at,
    to: row.to_at,
    reason: row.reason,
    made: { by: row.made_by, at: row.made_at },
    endedBy: row.ended_by,
  }));
}

/** Makes a silence; gives its number. `once` null = each time it is sent. @throws AppError LIST_FULL { limit } */
export function* addSilence(
  ctx: Context,
  args: { silence: SilenceFacts; by: string; now: number; once: Once | null; audited?: Audited },
): Steps<number> {
  const { silence, by, now } = args;
  return yield* madeOnce(ctx, args.once, now, function* () {
    const { q, t } = ctx.dialect;
    const s = t.silence;
    const counts = { rows: count().as('rows'), last: max(s.id).as('last') };
    const held = yield* first(q.select(counts).from(s));
    if ((held?.rows ?? 0) >= MOST) throw new AppError('LIST_FULL', { limit: MOST });
    const id = (held?.last ?? 0) + 1;
    const { department, theme, rule, from, to, reason } = silence;
    const row = { id, department, theme, rule, from_at: from, to_at: to, reason };
    yield* run(q.insert(s).values({ ...row, made_at: now, made_by: by }));
    const details = { department, theme, rule, from, to };
    yield* appendAuditOf(ctx, args.audited, { target: `silence:${id}`, details });
    return id;
  });
}

/**
 * Ends a silence that is not over; alerts it kept from people are told at the next turn of the clock. Gives false when there is no such
 * silence, or it is over.
 */
export function* endSilence(
  ctx: Context,
  args: { id: number; by: string; now: number; audited?: Audited },
): Steps<boolean> {
  const { q, t } = ctx.dialect;
  const s = t.silence;
  const { id, by, now } = args;
  const where = and(eq(s.id, id), gt(s.to_at, now));
  const held = yield* first(q.select().from(s).where(where));
  if (!held) return false;
  yield* run(q.update(s).set({ to_at: now, ended_by: by }).where(where));
  const a = t.alert;
  const kept = and(eq(a.state, 'open'), eq(a.next_at, held.to_at));
  yield* run(q.update(a).set({ next_at: now }).where(kept));
  yield* appendAuditOf(ctx, args.audited, { target: `silence:${id}`, details: { isEnded: true } });
  return true;
}
