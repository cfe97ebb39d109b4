import { and, eq } from 'drizzle-orm';
import { NOT_GIVEN } from '#server/domain/dimensions.ts';
import { inventedRole } from '#server/domain/access/invented.ts';
import type { ReportContent } from '#server/domain/delivery/content.ts';
import { AppError } from '#server/domain/problem.ts';
import type { Report, ReportMove, ReportOutcome } from '#server/domain/reports/report.ts';
import { reportAfter, reportStatesFor } from '#server/domain/reports/report.ts';
import type { Context, Steps } from '../store/request.ts';
import { all, run } from '../store/request.ts';
import { enqueueDeliveries } from './deliveries.ts';
import { leaveLiveEvent } from './live-events.ts';
import { reportColumns, reportOf } from './report-rows.ts';

/**
 * Writes what became of a report, and a word to the open screens of those who read it. Gives it as it is then.
 * @throws AppError REPORT_STATE { move, state, allowed } when it stands elsewhere, or somebody else has moved it since it was read
 */
export function* moveReport(
  ctx: Context,
  args: { report: Report; move: ReportMove; set: Partial<Report>; now: number },
): Steps<Report> {
  const { report, move, set, now } = args;
  const r = ctx.dialect.t.report;
  const state = reportAfter(report.state, move);
  if (state === null) throw refused(report, move);
  const after: Report = { ...report, ...set, state };
  const { id, ...columns } = reportColumns(after);
  const held = and(eq(r.id, id), eq(r.state, report.state));
  const changed = yield* run(ctx.dialect.q.update(r).set(columns).where(held));
  if (changed === 0) throw refused(report, move);
  yield* tellScreens(ctx, after, now);
  return after;
}

function refused({ state }: Report, move: ReportMove): AppError {
  return new AppError('REPORT_STATE', { move, state, allowed: reportStatesFor(move) });
}

/** Leaves word for those who read reports of the department; without one they are the CX officers'. */
export function* tellScreens(ctx: Context, report: Report, now: number): Steps<void> {
  const department = report.department ?? NOT_GIVEN;
  yield* leaveLiveEvent(ctx, { at: now, key: 'reports', department });
}

/**
 * Tells a reporter what became of a report, with the message in the outbox, together or not at all. Nobody is there to be told of
 * what a program sent; the demonstration's people find it on their page.
 */
export function* tellReporter(
  ctx: Context,
  args: { report: Report; outcome: ReportOutcome; now: number },
): Steps<void> {
  const { report, outcome, now } = args;
  if (report.isProgram) return;
  const set = { outcome, toldAt: report.toldAt ?? now };
  yield* moveReport(ctx, { report, move: 'tell', set, now });
  if (inventedRole(report.by) !== null) return;
  const { id, receivedAt, theme, department, language } = report;
  const content: ReportContent = { report: id, outcome, receivedAt, theme, department, language };
  const wish = {
    to: { person: report.by },
    kind: 'report',
    alert: null,
    severity: 'watch',
    departments: [],
    flapsAs: null,
    content: JSON.stringify(content),
    held: null,
  } as const;
  yield* enqueueDeliveries(ctx, { wishes: [wish], now });
}

/** Tells everybody whose reports a loop follows what became of it. */
export function* tellReporters(
  ctx: Context,
  args: { loop: number; outcome: ReportOutcome; now: number },
): Steps<void> {
  const { q, t } = ctx.dialect;
  const r = t.report;
  const { loop, outcome, now } = args;
  for (const row of yield* all(q.select().from(r).where(eq(r.loop, loop)))) {
    yield* tellReporter(ctx, { report: reportOf(row), outcome, now });
  }
}
