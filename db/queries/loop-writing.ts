import { and, eq } from 'drizzle-orm';
import type { Loop } from '#server/domain/loops/loop.ts';
import { NOT_GIVEN } from '#server/domain/dimensions.ts';
import { AppError } from '#server/domain/problem.ts';
import type { Context, Steps } from '../store/request.ts';
import { all, run } from '../store/request.ts';
import { leaveLiveEvent } from './live-events.ts';
import type { LoopLine } from './loop-rows.ts';
import { loopColumns } from './loop-rows.ts';

/**
 * Writes what a loop is from now on, the lines of its timeline, and a word to the open screens of those it concerns, together or
 * not at all. Gives the loop as it is then.
 * @throws AppError LOOP_CHANGED { seen } when somebody else has changed it since it was read
 */
export function* writeLoop(
  ctx: Context,
  args: { loop: Loop; set: Partial<Loop>; lines: readonly LoopLine[]; now: number },
): Steps<Loop> {
  const { loop, lines, now } = args;
  const { q, t } = ctx.dialect;
  const l = t.loop;
  const after: Loop = { ...loop, ...args.set, steps: loop.steps + lines.length };
  const { id, ...columns } = loopColumns(after);
  const changed = yield* run(
    q
      .update(l)
      .set(columns)
      .where(and(eq(l.id, id), eq(l.steps, loop.steps), eq(l.state, loop.state))),
  );
  if (changed === 0) throw new AppError('LOOP_CHANGED', { seen: String(id) });
  yield* writeLines(ctx, { loop: after, lines, now });
  return after;
}

/** Writes lines, the last of which is the loop's last, and tells the open screens of those it concerns. */
export function* writeLines(
  ctx: Context,
  { loop, lines, now }: { loop: Loop; lines: readonly LoopLine[]; now: number },
): Steps<void> {
  const { q, t } = ctx.dialect;
  const before = loop.steps - lines.length;
  for (const [i, { kind, by, details }] of lines.entries()) {
    const line = { loop: loop.id, seq: before + i + 1, at: now, kind, by };
    yield* run(q.insert(t.loopStep).values({ ...line, details: JSON.stringify(details) }));
  }
  const d = t.loopDepartment;
  const asked = yield* all(
    q.select({ department: d.department }).from(d).where(eq(d.loop, loop.id)),
  );
  const concerned = new Set(asked.map(({ department }) => department));
  concerned.add(loop.department ?? NOT_GIVEN);
  for (const department of concerned) {
    yield* leaveLiveEvent(ctx, { at: now, key: 'loops', department });
  }
}
