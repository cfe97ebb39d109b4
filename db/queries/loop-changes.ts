import { and, asc, gt, gte, inArray, lt, or } from 'drizzle-orm';
import type { Loop } from '#server/domain/loops/loop.ts';
import type { LoopState } from '#server/domain/loops/state.ts';
import type { Context, Steps } from '../store/request.ts';
import { all } from '../store/request.ts';
import { loopOf } from './loop-rows.ts';
import { readableLoops } from './loops.ts';

/** States in which a change is made. */
const CHANGED: readonly LoopState[] = ['changed', 'told', 'verified'];

/** A change that was made for a loop; `changedOn` = day number. */
export type LoopChange = Pick<Loop, 'id' | 'title' | 'scope' | 'plan'> & { changedOn: number };

/**
 * Changes that hold from a day in `[from, to)` on (numbers since 1970-01-01), of loops the reader may read, by their days. What was
 * taken back before it was told is none; what was reopened was changed all the same.
 */
export function* listLoopChanges(
  ctx: Context,
  { from, to }: { from: number; to: number },
): Steps<LoopChange[]> {
  const { q, t } = ctx.dialect;
  const l = t.loop;
  const isMade = or(
    inArray(l.state, [...CHANGED]),
    inArray(l.parked_from, [...CHANGED]),
    gt(l.reopened, 0),
  );
  const rows = yield* all(
    q
      .select()
      .from(l)
      .where(and(readableLoops(ctx), gte(l.changed_on, from), lt(l.changed_on, to), isMade))
      .orderBy(asc(l.changed_on), asc(l.id)),
  );
  return rows
    .map(loopOf)
    .flatMap(({ id, title, scope, plan, changedOn }) =>
      changedOn === null ? [] : [{ id, title, scope, plan, changedOn }],
    );
}
