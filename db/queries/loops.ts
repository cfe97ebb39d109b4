import { and, asc, count, desc, eq, exists, inArray, isNotNull, lt, or } from 'drizzle-orm';
import type { SQL } from 'drizzle-orm';
import type { Severity } from '#server/domain/alerts/signal.ts';
import type { EffectVerdict } from '#server/domain/loops/effect/question.ts';
import { routesShown } from '#server/domain/loops/asked.ts';
import type { AskedDepartment, Loop, LoopAction, Obstacle } from '#server/domain/loops/loop.ts';
import type { LoopState } from '#server/domain/loops/state.ts';
import { LOOP_STATES, OPEN_STATES } from '#server/domain/loops/state.ts';
import type { Context, Steps } from '../store/request.ts';
import { all, first } from '../store/request.ts';
import type { StoredLoopLine } from './loop-rows.ts';
import { actionOf, askedOf, lineOf, loopOf, obstacleOf } from './loop-rows.ts';
import type { LoopReports } from './loop-reports.ts';
import { readLoopReports } from './loop-reports.ts';
import type { Pins } from './pinned-records.ts';
import { readPins } from './pinned-records.ts';
import { readShownDepartments } from './shown-departments.ts';
import { departmentsOf } from './visible.ts';

/** Which loops; empty lists and null = any. Codes of departments and themes. */
export type LoopFilters = {
  states: readonly LoopState[];
  severities: readonly Severity[];
  /** Those they lead, and those they were asked about. */
  departments: readonly number[];
  themes: readonly number[];
  /** Id of a person: what they sponsor. */
  sponsor: string | null;
  /** Only those whose next step was due before now (UTC ms). */
  overdueAt: number | null;
};

/** A loop in a list, with the departments that were asked. */
export type ListedLoop = { loop: Loop; asked: AskedDepartment[] };

/** How many loops there are. */
export type LoopCounts = {
  /** Of the filters by state, whatever states they name. */
  counts: Record<LoopState, number>;
  /** Open loops the reader may read whose next step is late, whatever the filters. */
  overdue: number;
};

/** A loop with everything about it that the reader may read. */
export type LoopStory = Pins & {
  loop: Loop;
  lines: StoredLoopLine[];
  asked: AskedDepartment[];
  actions: LoopAction[];
  obstacles: Obstacle[];
  reports: LoopReports;
};

/** A loop in short; `verdict` null = its effect was not read. */
export type LoopHead = Pick<
  Loop,
  'id' | 'title' | 'theme' | 'department' | 'state' | 'openedAt' | 'closedAt' | 'decision'
> & { verdict: EffectVerdict | null };

/** Loops that the reader may read, the newest first: `limit` of them from below `before` (a number; null = from the newest). */
export function* listLoops(
  ctx: Context,
  args: { filters: LoopFilters; before: number | null; limit: number },
): Steps<ListedLoop[]> {
  const { q, t } = ctx.dialect;
  const l = t.loop;
  const { filters, before, limit } = args;
  const { states } = filters;
  const narrow = and(
    chosenBy(ctx, filters),
    states.length > 0 ? inArray(l.state, [...states]) : undefined,
    before === null ? undefined : lt(l.id, before),
  );
  const rows = yield* all(q.select().from(l).where(narrow).orderBy(desc(l.id)).limit(limit));
  const asked = yield* readAsked(
    ctx,
    rows.map(({ id }) => id),
  );
  return rows.map((row) => ({ loop: loopOf(row), asked: asked.get(row.id) ?? [] }));
}

/** How many loops there are that the reader may read. */
export function* countLoops(
  ctx: Context,
  { filters, now }: { filters: LoopFilters; now: number },
): Steps<LoopCounts> {
  const { q, t } = ctx.dialect;
  const l = t.loop;
  const counted = yield* all(
    q
      .select({ state: l.state, n: count().as('n') })
      .from(l)
      .where(chosenBy(ctx, filters))
      .groupBy(l.state),
  );
  const late = yield* first(
    q
      .select({ n: count().as('n') })
      .from(l)
      .where(and(readableLoops(ctx), isOverdue(ctx, now))),
  );
  const byState = new Map(counted.map(({ state, n }) => [state, n]));
  const entries = LOOP_STATES.map((state) => [state, byState.get(state) ?? 0]);
  // Every state gets its count.
  const counts = Object.fromEntries(entries) as LoopCounts['counts'];
  return { counts, overdue: late?.n ?? 0 };
}

/** Whatever their state. */
function chosenBy(ctx: Context, filters: LoopFilters): SQL | undefined {
  const l = ctx.dialect.t.loop;
  const { severities, departments, themes, sponsor, overdueAt } = filters;
  return and(
    readableLoops(ctx),
    severities.length > 0 ? inArray(l.severity, [...severities]) : undefined,
    departments.length > 0 ? concernedLoops(ctx, departments) : undefined,
    themes.length > 0 ? inArray(l.theme, [...themes]) : undefined,
    sponsor === null ? undefined : eq(l.sponsor, sponsor),
    overdueAt === null ? undefined : isOverdue(ctx, overdueAt),
  );
}

function isOverdue(ctx: Context, at: number): SQL | undefined {
  const l = ctx.dialect.t.loop;
  return and(inArray(l.state, [...OPEN_STATES]), isNotNull(l.due_at), lt(l.due_at, at));
}

/** Loops that departments (codes) lead or were asked about. */
export function concernedLoops(ctx: Context, departments: readonly number[]): SQL | undefined {
  const { q, t } = ctx.dialect;
  const [l, d] = [t.loop, t.loopDepartment];
  const codes = [...departments];
  const asked = q
    .select({ loop: d.loop })
    .from(d)
    .where(and(eq(d.loop, l.id), inArray(d.department, codes)));
  return or(inArray(l.department, codes), exists(asked));
}

/** What the reader may read: everything (undefined), or what their departments lead or were asked about. */
export function readableLoops(ctx: Context): SQL | undefined {
  const departments = departmentsOf(ctx.viewer);
  if (departments === 'all') return undefined;
  return concernedLoops(ctx, departments.length === 0 ? [-1] : departments);
}

/** Departments that were asked about loops, by the loop; of merged ones the route that holds, see `routesShown`. */
export function* readAsked(
  ctx: Context,
  loops: readonly number[],
): Steps<ReadonlyMap<number, AskedDepartment[]>> {
  const held = new Map<number, AskedDepartment[]>();
  if (loops.length === 0) return held;
  const { q, t } = ctx.dialect;
  const d = t.loopDepartment;
  const rows = yield* all(
    q
      .select()
      .from(d)
      .where(inArray(d.loop, [...loops]))
      .orderBy(asc(d.asked_at), asc(d.department)),
  );
  for (const row of rows) {
    const list = held.get(row.loop) ?? [];
    list.push(askedOf(row));
    held.set(row.loop, list);
  }
  const shown = yield* readShownDepartments(ctx);
  if (shown) for (const [loop, list] of held) held.set(loop, routesShown(list, shown));
  return held;
}

/** The loop of a number, if the reader may read it; null = it is not there for them. */
export function* findLoop(ctx: Context, args: { id: number }): Steps<Loop | null> {
  const { q, t } = ctx.dialect;
  const row = yield* first(
    q
      .select()
      .from(t.loop)
      .where(and(eq(t.loop.id, args.id), readableLoops(ctx))),
  );
  return row ? loopOf(row) : null;
}

/** A loop with its timeline, departments, actions, obstacles and pinned records. Null as in `findLoop`. */
export function* readLoop(ctx: Context, args: { id: number }): Steps<LoopStory | null> {
  const loop = yield* findLoop(ctx, args);
  if (!loop) return null;
  const { q, t } = ctx.dialect;
  const [s, a, o] = [t.loopStep, t.loopAction, t.loopObstacle];
  const { id } = loop;
  const lines = yield* all(q.select().from(s).where(eq(s.loop, id)).orderBy(asc(s.seq)));
  const actions = yield* all(q.select().from(a).where(eq(a.loop, id)).orderBy(asc(a.seq)));
  const obstacles = yield* all(q.select().from(o).where(eq(o.loop, id)).orderBy(asc(o.seq)));
  return {
    loop,
    lines: lines.map(lineOf),
    asked: (yield* readAsked(ctx, [id])).get(id) ?? [],
    actions: actions.map(actionOf),
    obstacles: obstacles.map(obstacleOf),
    reports: yield* readLoopReports(ctx, { id }),
    ...(yield* readPinned(ctx, id)),
  };
}

function* readPinned(ctx: Context, loop: number): Steps<Pins> {
  const { q, t } = ctx.dialect;
  const r = t.loopRecord;
  const rows = yield* all(
    q
      .select()
      .from(r)
      .where(eq(r.loop, loop))
      .orderBy(asc(r.kind), asc(r.source), asc(r.external_id)),
  );
  return yield* readPins(ctx, rows);
}

/** Loops a suggestion looks at: the newest. */
const LOOKED_AT = 5000;

/** What is needed to find loops like another one: the newest the reader may read. */
export function* listLoopHeads(ctx: Context): Steps<LoopHead[]> {
  const { q, t } = ctx.dialect;
  const l = t.loop;
  const rows = yield* all(
    q.select().from(l).where(readableLoops(ctx)).orderBy(desc(l.id)).limit(LOOKED_AT),
  );
  return rows.map((row) => {
    const { id, title, theme, department, state, openedAt, closedAt, decision, verified } =
      loopOf(row);
    const verdict = verified?.verdict ?? null;
    return { id, title, theme, department, state, openedAt, closedAt, decision, verdict };
  });
}
