import { and, count, eq, max } from 'drizzle-orm';
import type { PinnedRecord } from '#server/domain/alerts/signal.ts';
import type { ActionState, Loop, Phase } from '#server/domain/loops/loop.ts';
import { AppError } from '#server/domain/problem.ts';
import type { Context, Steps } from '../store/request.ts';
import { first, run } from '../store/request.ts';
import type { LoopLine } from './loop-rows.ts';
import { readPins } from './pinned-records.ts';

/** Actions, obstacles and pinned records one loop may have of each. */
const MOST = 200;

/** What is done about an action. Days since 1970-01-01; what is left out stays. */
export type ActionDeed =
  | {
      readonly kind: 'add_action';
      readonly phase: Phase;
      readonly title: string;
      readonly owner: string | null;
      readonly dueOn: number | null;
    }
  | {
      readonly kind: 'change_action';
      readonly seq: number;
      readonly state?: ActionState;
      readonly owner?: string | null;
      readonly dueOn?: number | null;
    };

/** What is done about what a department cannot remove. */
export type ObstacleDeed =
  | {
      readonly kind: 'raise_obstacle';
      readonly text: string;
      readonly department: number | null;
      readonly executive: string;
      readonly decideBy: number;
    }
  | { readonly kind: 'decide_obstacle'; readonly seq: number; readonly decision: string };

/** Records put beside a loop's filter, or taken away. */
export type PinDeed = {
  readonly kind: 'pin' | 'unpin';
  readonly records: readonly PinnedRecord[];
};

type Doing<D> = { loop: Loop; deed: D; by: string; now: number };

/** Writes an action; gives the lines of the timeline. @throws AppError LIST_FULL { limit }, NOT_FOUND { seen } */
export function* writeAction(
  ctx: Context,
  { loop, deed, by, now }: Doing<ActionDeed>,
): Steps<LoopLine[]> {
  const { q, t } = ctx.dialect;
  const a = t.loopAction;
  if (deed.kind === 'add_action') {
    const held = yield* first(
      q
        .select({ n: count().as('n'), last: max(a.seq).as('last') })
        .from(a)
        .where(eq(a.loop, loop.id)),
    );
    const seq = nextOf(held);
    const { phase, title, owner, dueOn } = deed;
    const row = { loop: loop.id, seq, phase, title, owner, due_on: dueOn };
    yield* run(q.insert(a).values({ ...row, state: 'open', done_at: null }));
    return [{ kind: 'action_added', by, details: { action: seq, phase, owner } }];
  }
  const key = and(eq(a.loop, loop.id), eq(a.seq, deed.seq));
  const { state, owner, dueOn } = deed;
  const set = {
    ...(state === undefined ? {} : { state, done_at: state === 'done' ? now : null }),
    ...(owner === undefined ? {} : { owner }),
    ...(dueOn === undefined ? {} : { due_on: dueOn }),
  };
  if (Object.keys(set).length === 0) return [];
  const changed = yield* run(q.update(a).set(set).where(key));
  if (changed === 0) throw new AppError('NOT_FOUND', { seen: `${loop.id}/${deed.seq}` });
  const said = {
    ...(state === undefined ? {} : { state }),
    ...(owner === undefined ? {} : { owner }),
  };
  return [{ kind: 'action_changed', by, details: { action: deed.seq, ...said } }];
}

/**
 * Writes an obstacle or its decision, which only the person it was given to takes; gives the lines of the timeline.
 * @throws AppError LIST_FULL { limit }, NOT_FOUND { seen }, ACCESS_DENIED, LOOP_CHANGED { seen } when it is decided already
 */
export function* writeObstacle(
  ctx: Context,
  { loop, deed, by, now }: Doing<ObstacleDeed>,
): Steps<LoopLine[]> {
  const { q, t } = ctx.dialect;
  const o = t.loopObstacle;
  if (deed.kind === 'raise_obstacle') {
    const held = yield* first(
      q
        .select({ n: count().as('n'), last: max(o.seq).as('last') })
        .from(o)
        .where(eq(o.loop, loop.id)),
    );
    const seq = nextOf(held);
    const { text, department, executive, decideBy } = deed;
    const row = { loop: loop.id, seq, text, department, executive, decide_by: decideBy };
    yield* run(q.insert(o).values({ ...row, decision: null, decided_at: null }));
    return [{ kind: 'obstacle_raised', by, details: { obstacle: seq, executive, decideBy } }];
  }
  const key = and(eq(o.loop, loop.id), eq(o.seq, deed.seq));
  const held = yield* first(q.select().from(o).where(key));
  if (!held) throw new AppError('NOT_FOUND', { seen: `${loop.id}/${deed.seq}` });
  if (held.executive !== by) throw new AppError('ACCESS_DENIED');
  if (held.decided_at !== null) throw new AppError('LOOP_CHANGED', { seen: String(loop.id) });
  yield* run(q.update(o).set({ decision: deed.decision, decided_at: now }).where(key));
  return [{ kind: 'obstacle_decided', by, details: { obstacle: deed.seq } }];
}

/**
 * Pins records, or takes pins away; gives the lines of the timeline, none when nothing changed.
 * @throws AppError LIST_FULL { limit }, NOT_FOUND { seen } for a record to pin that is not there for the reader
 */
export function* writePins(ctx: Context, { loop, deed, by }: Doing<PinDeed>): Steps<LoopLine[]> {
  const { q, t } = ctx.dialect;
  const r = t.loopRecord;
  if (deed.kind === 'pin') yield* refuseMissing(ctx, deed.records);
  let changed = 0;
  for (const { kind, source, externalId } of deed.records) {
    const row = { loop: loop.id, kind, source, external_id: externalId };
    changed +=
      deed.kind === 'pin'
        ? yield* run(q.insert(r).values(row).onConflictDoNothing())
        : yield* run(
            q
              .delete(r)
              .where(
                and(
                  eq(r.loop, loop.id),
                  eq(r.kind, kind),
                  eq(r.source, source),
                  eq(r.external_id, externalId),
                ),
              ),
          );
  }
  if (changed === 0) return [];
  const held = yield* first(
    q
      .select({ n: count().as('n') })
      .from(r)
      .where(eq(r.loop, loop.id)),
  );
  if (deed.kind === 'pin' && (held?.n ?? 0) > MOST)
    throw new AppError('LIST_FULL', { limit: MOST });
  return [{ kind: deed.kind === 'pin' ? 'pinned' : 'unpinned', by, details: { records: changed } }];
}

/** What is pinned counts as evidence, so it must be there. @throws AppError NOT_FOUND { seen } */
export function* refuseMissing(ctx: Context, records: readonly PinnedRecord[]): Steps<void> {
  for (const { kind, source, externalId } of records) {
    const { hidden } = yield* readPins(ctx, [{ kind, source, external_id: externalId }]);
    if (hidden > 0) throw new AppError('NOT_FOUND', { seen: externalId.slice(0, 80) });
  }
}

function nextOf(held: { n: number; last: number | null } | null): number {
  if ((held?.n ?? 0) >= MOST) throw new AppError('LIST_FULL', { limit: MOST });
  return (held?.last ?? 0) + 1;
}
