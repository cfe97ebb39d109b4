import { and, asc, count, desc, eq, gte, inArray, lt, sql } from 'drizzle-orm';
import type { SQL } from 'drizzle-orm';
import type {
  Ask,
  BegunLoop,
  Closing,
  FigureFacts,
  Telling,
} from '#server/domain/loops/figures/facts.ts';
import type { FigureStretches } from '#server/domain/loops/figures/read-figures.ts';
import { routesShown } from '#server/domain/loops/asked.ts';
import type { AskedDepartment, VerifiedEffect } from '#server/domain/loops/loop.ts';
import type { OpenState } from '#server/domain/loops/state.ts';
import { OPEN_STATES } from '#server/domain/loops/state.ts';
import type { Context, Steps } from '../store/request.ts';
import { all } from '../store/request.ts';
import { loopOf } from './loop-rows.ts';
import { concernedLoops, readableLoops } from './loops.ts';
import { readShownDepartments } from './shown-departments.ts';

type Stretch = FigureStretches['begun'];

/** What the figures of some stretches are worked out from, of the loops the reader may read. */
export function* readFigureFacts(ctx: Context, stretches: FigureStretches): Steps<FigureFacts> {
  return {
    begun: yield* readBegun(ctx, stretches.begun),
    closings: yield* readClosings(ctx, stretches.closings),
    tellings: yield* readTellings(ctx, stretches.tellings),
    asks: yield* readAsks(ctx, stretches.asks),
  };
}

function* readBegun(ctx: Context, { from, to }: Stretch): Steps<BegunLoop[]> {
  const { q, t } = ctx.dialect;
  const [l, s] = [t.loop, t.loopStep];
  const begun = and(readableLoops(ctx), gte(l.opened_at, from), lt(l.opened_at, to));
  const rows = yield* all(q.select().from(l).where(begun));
  const verified = yield* all(
    q
      .select({ loop: s.loop, at: s.at })
      .from(s)
      .innerJoin(l, eq(l.id, s.loop))
      .where(and(begun, eq(s.kind, 'verified')))
      .orderBy(asc(s.loop), desc(s.seq)),
  );
  // The first of each loop is the last that is put in.
  const first = new Map(verified.map(({ loop, at }) => [loop, at]));
  return rows.map(({ id, department, opened_at, state, closed_at }) => ({
    department,
    openedAt: opened_at,
    verifiedAt: first.get(id) ?? null,
    rejectedAt: state === 'rejected' ? closed_at : null,
  }));
}

/** Lines of some kinds of the loops that have moved since an instant, in their order. */
function readLines(ctx: Context, kinds: readonly string[], since: number) {
  const { q, t } = ctx.dialect;
  const [l, s] = [t.loop, t.loopStep];
  return all(
    q
      .select({
        loop: s.loop,
        department: l.department,
        kind: s.kind,
        at: s.at,
        details: s.details,
      })
      .from(s)
      .innerJoin(l, eq(l.id, s.loop))
      .where(and(readableLoops(ctx), gte(l.state_at, since), inArray(s.kind, [...kinds])))
      .orderBy(asc(s.loop), asc(s.seq)),
  );
}

function* readClosings(ctx: Context, { from, to }: Stretch): Steps<Closing[]> {
  const closings: Closing[] = [];
  const lines = yield* readLines(ctx, ['verified', 'reopened', 'regressed'], from);
  for (const [i, { loop, department, kind, at }] of lines.entries()) {
    if (kind !== 'verified' || at < from || at >= to) continue;
    const next = lines[i + 1];
    const reopenedAt = next && next.loop === loop ? next.at : null;
    closings.push({ department, verifiedAt: at, reopenedAt });
  }
  return closings;
}

function* readTellings(ctx: Context, { from, to }: Stretch): Steps<Telling[]> {
  const last = new Map<number, Telling>();
  for (const { loop, department, at, details } of yield* readLines(ctx, ['told'], from)) {
    if (at >= to) continue;
    // Only `moveLoop` writes the line, from what was said.
    const said = JSON.parse(details) as { affected: number; reached: number };
    last.set(loop, { department, toldAt: at, affected: said.affected, reached: said.reached });
  }
  return [...last.values()].filter(({ toldAt }) => toldAt >= from);
}

function* readAsks(ctx: Context, { from, to }: Stretch): Steps<Ask[]> {
  const { q, t } = ctx.dialect;
  const [l, d] = [t.loop, t.loopDepartment];
  const rows = yield* all(
    q
      .select({
        loop: d.loop,
        // Two columns of one name.
        lead: sql<number | null>`${l.department}`.as('lead'),
        department: d.department,
        state: d.state,
        asked_at: d.asked_at,
        acknowledge_by: d.acknowledge_by,
        acknowledged_at: d.acknowledged_at,
      })
      .from(d)
      .innerJoin(l, eq(l.id, d.loop))
      .where(and(readableLoops(ctx), gte(d.acknowledge_by, from), lt(d.acknowledge_by, to))),
  );
  const shown = yield* readShownDepartments(ctx);
  // Only `askDepartments` and what departments say write the column, from this type.
  const routes = rows.map((row) => ({ ...row, state: row.state as AskedDepartment['state'] }));
  const held = shown ? routesShown(routes, shown) : routes;
  return held.map(({ loop, lead, department, state, ...clock }) => ({
    loop,
    lead,
    department,
    askedAt: clock.asked_at,
    acknowledgeBy: clock.acknowledge_by,
    acknowledgedAt: clock.acknowledged_at,
    isAnswered: state === 'answered',
    isHandedOver: state === 'handed_over',
  }));
}

/** A loop that was closed with an effect. */
export type ClosedLoop = {
  id: number;
  title: string;
  department: number | null;
  metric: string;
  verified: VerifiedEffect;
};

/** How loops stand. */
export type LoopStanding = {
  /** How many are open, by the department that leads them (code; null = the CX team) and their state. */
  open: { department: number | null; state: OpenState; n: number }[];
  /** Those that stand verified since a stretch (UTC ms), the newest first. */
  closed: ClosedLoop[];
};

/** How the loops that the reader may read stand; `departments` = codes, only those they lead or were asked about; null = all. */
export function* readLoopStanding(
  ctx: Context,
  args: { departments: readonly number[] | null; closed: Stretch },
): Steps<LoopStanding> {
  const { q, t } = ctx.dialect;
  const l = t.loop;
  const { departments, closed } = args;
  const mine = and(readableLoops(ctx), departments ? concernedLoops(ctx, departments) : undefined);
  const open = yield* all(
    q
      .select({ department: l.department, state: l.state, n: count().as('n') })
      .from(l)
      .where(and(mine, inArray(l.state, [...OPEN_STATES])))
      .groupBy(l.department, l.state),
  );
  const rows = yield* all(
    q
      .select()
      .from(l)
      .where(and(mine, isClosedIn(ctx, closed)))
      .orderBy(desc(l.closed_at)),
  );
  return {
    // Only `loopColumns` writes the column, from this type.
    open: open.map((one) => ({ ...one, state: one.state as OpenState })),
    closed: rows
      .map(loopOf)
      .flatMap(({ id, title, department, scope, plan, verified }) =>
        verified ? [{ id, title, department, metric: plan.goal ?? scope.metric, verified }] : [],
      ),
  };
}

function isClosedIn(ctx: Context, { from, to }: Stretch): SQL | undefined {
  const l = ctx.dialect.t.loop;
  return and(eq(l.state, 'verified'), gte(l.closed_at, from), lt(l.closed_at, to));
}
