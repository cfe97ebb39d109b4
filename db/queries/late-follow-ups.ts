import { and, count, eq, lt, max } from 'drizzle-orm';
import type { LateFollowUps } from '#server/domain/follow-ups/late.ts';
import type { Context, Steps } from '../store/request.ts';
import { all } from '../store/request.ts';

/** Open follow-ups whose promise was over before now (UTC ms), by the department that they carry. */
export function* listLateFollowUps(ctx: Context, { now }: { now: number }): Steps<LateFollowUps[]> {
  const { q, t } = ctx.dialect;
  const f = t.followUp;
  const rows = yield* all(
    q
      .select({ department: f.department, n: count().as('n'), at: max(f.due_at).as('at') })
      .from(f)
      .where(and(eq(f.state, 'open'), lt(f.due_at, now)))
      .groupBy(f.department),
  );
  return rows.map(({ department, n, at }) => ({ department, count: n, at: at ?? now }));
}
