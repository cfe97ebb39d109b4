import { and, count, desc, eq, gte, inArray, isNotNull, lt, ne } from 'drizzle-orm';
import type { SQL } from 'drizzle-orm';
import type { Loop } from '#server/domain/loops/loop.ts';
import { OPEN_STATES } from '#server/domain/loops/state.ts';
import type { Report, ReportState } from '#server/domain/reports/report.ts';
import { REPORT_STATES } from '#server/domain/reports/report.ts';
import type { Context, Steps } from '../store/request.ts';
import { all, first } from '../store/request.ts';
import { loopOf } from './loop-rows.ts';
import { reportOf } from './report-rows.ts';
import { departmentsOf } from './visible.ts';

/** What everybody whose report a loop follows may know of it. */
export type ToldLoop = Pick<Loop, 'id' | 'title' | 'state' | 'message'>;

/** A report in a list with the loop that follows it. */
export type ListedReport = { report: Report; loop: ToldLoop | null };

/** An open loop that a report may belong to: what everybody who reports may know of it, whatever they may read. */
export type FollowedLoop = Pick<Loop, 'id' | 'title' | 'state' | 'theme' | 'department'> & {
  /** Codes of the departments that were asked and see to it. */
  asked: number[];
};

/** Reports the reader may read, `limit` of them from below `before` (a number; null = from the newest); no states = all. */
export function* listReports(
  ctx: Context,
  args: { states: readonly ReportState[]; before: number | null; limit: number },
): Steps<{ reports: ListedReport[]; counts: Record<ReportState, number> }> {
  const { q, t } = ctx.dialect;
  const r = t.report;
  const { states, before, limit } = args;
  const mine = readableReports(ctx);
  const narrow = and(
    mine,
    states.length > 0 ? inArray(r.state, [...states]) : undefined,
    before === null ? undefined : lt(r.id, before),
  );
  const rows = yield* all(q.select().from(r).where(narrow).orderBy(desc(r.id)).limit(limit));
  const counted = yield* all(
    q
      .select({ state: r.state, n: count().as('n') })
      .from(r)
      .where(mine)
      .groupBy(r.state),
  );
  const byState = new Map(counted.map(({ state, n }) => [state, n]));
  const entries = REPORT_STATES.map((state) => [state, byState.get(state) ?? 0]);
  // Every state gets its count.
  const counts = Object.fromEntries(entries) as Record<ReportState, number>;
  return { reports: yield* withLoops(ctx, rows.map(reportOf)), counts };
}

/** A person's or program's own reports, as `listReports` gives those that one may read. Whose they are is asked with it. */
export function* listOwnReports(
  ctx: Context,
  args: { by: string; before: number | null; limit: number },
): Steps<ListedReport[]> {
  const { q, t } = ctx.dialect;
  const r = t.report;
  const { by, before, limit } = args;
  const own = and(eq(r.by, by), before === null ? undefined : lt(r.id, before));
  const rows = yield* all(q.select().from(r).where(own).orderBy(desc(r.id)).limit(limit));
  return yield* withLoops(ctx, rows.map(reportOf));
}

/** One of somebody's own reports; null = they have sent none of that number. */
export function* readOwnReport(
  ctx: Context,
  args: { id: number; by: string },
): Steps<ListedReport | null> {
  const { q, t } = ctx.dialect;
  const own = and(eq(t.report.id, args.id), eq(t.report.by, args.by));
  const row = yield* first(q.select().from(t.report).where(own));
  if (!row) return null;
  return (yield* withLoops(ctx, [reportOf(row)]))[0] ?? null;
}

/** A report that the reader may read, with its loop; null = it is not there for them. */
export function* readReport(ctx: Context, args: { id: number }): Steps<ListedReport | null> {
  const report = yield* findReport(ctx, args);
  if (!report) return null;
  return (yield* withLoops(ctx, [report]))[0] ?? null;
}

/** The report of a number, if the reader may read it; null = it is not there for them. */
export function* findReport(ctx: Context, args: { id: number }): Steps<Report | null> {
  const { q, t } = ctx.dialect;
  const here = and(eq(t.report.id, args.id), readableReports(ctx));
  const row = yield* first(q.select().from(t.report).where(here));
  return row ? reportOf(row) : null;
}

/** What the reader may read: everything (undefined), or what is about their departments. */
export function readableReports(ctx: Context): SQL | undefined {
  const departments = departmentsOf(ctx.viewer);
  if (departments === 'all') return undefined;
  const codes = departments.length === 0 ? [-1] : [...departments];
  return inArray(ctx.dialect.t.report.department, codes);
}

function* withLoops(ctx: Context, reports: readonly Report[]): Steps<ListedReport[]> {
  const { q, t } = ctx.dialect;
  const ids = [...new Set(reports.flatMap(({ loop }) => loop ?? []))];
  const rows =
    ids.length === 0 ? [] : yield* all(q.select().from(t.loop).where(inArray(t.loop.id, ids)));
  const told = new Map(
    rows.map(loopOf).map(({ id, title, state, message }) => [id, { id, title, state, message }]),
  );
  return reports.map((report) => ({
    report,
    loop: report.loop === null ? null : (told.get(report.loop) ?? null),
  }));
}

/**
 * How many reports of people that the reader may read came in within `[from, to)` (UTC ms), and of how many the reporter was told an
 * outcome by now.
 */
export function* countFeedback(
  ctx: Context,
  { from, to }: { from: number; to: number },
): Steps<{ n: number; told: number }> {
  const { q, t } = ctx.dialect;
  const r = t.report;
  const within = and(
    readableReports(ctx),
    eq(r.is_program, 0),
    gte(r.received_at, from),
    lt(r.received_at, to),
  );
  const numbers = { n: count().as('n') };
  const came = yield* first(q.select(numbers).from(r).where(within));
  const told = yield* first(
    q
      .select(numbers)
      .from(r)
      .where(and(within, isNotNull(r.told_at))),
  );
  return { n: came?.n ?? 0, told: told?.n ?? 0 };
}

/** Open loops a suggestion looks at: the newest. */
const LOOKED_AT = 5000;

/** Title, step and subject of loops that are followed, which whoever reports may know; the newest first. */
export function* listFollowed(ctx: Context): Steps<FollowedLoop[]> {
  const { q, t } = ctx.dialect;
  const [l, d] = [t.loop, t.loopDepartment];
  const states = [...OPEN_STATES, 'parked'];
  const rows = yield* all(
    q
      .select({
        id: l.id,
        title: l.title,
        state: l.state,
        theme: l.theme,
        department: l.department,
      })
      .from(l)
      .where(inArray(l.state, states))
      .orderBy(desc(l.id))
      .limit(LOOKED_AT),
  );
  const asked = yield* all(
    q
      .select({ loop: d.loop, department: d.department })
      .from(d)
      .innerJoin(l, eq(l.id, d.loop))
      .where(and(inArray(l.state, states), ne(d.state, 'handed_over'))),
  );
  const byLoop = new Map<number, number[]>();
  for (const { loop, department } of asked) {
    byLoop.set(loop, [...(byLoop.get(loop) ?? []), department]);
  }
  return rows.map((row) => ({
    ...row,
    // Only `loopColumns` writes the column, from this type.
    state: row.state as Loop['state'],
    asked: byLoop.get(row.id) ?? [],
  }));
}
