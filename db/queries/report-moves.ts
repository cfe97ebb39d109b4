import { count, eq, max } from 'drizzle-orm';
import type { Loop } from '#server/domain/loops/loop.ts';
import { AppError } from '#server/domain/problem.ts';
import { reportDue } from '#server/domain/reports/clocks.ts';
import { isFollowed } from '#server/domain/reports/match.ts';
import type { JoinedBy, Report } from '#server/domain/reports/report.ts';
import type { Context, Steps } from '../store/request.ts';
import { first, run } from '../store/request.ts';
import { readBusinessCalendar } from './alert-surroundings.ts';
import type { Audited } from './audit.ts';
import { appendAuditOf } from './audit.ts';
import { loopOf } from './loop-rows.ts';
import { findLoop } from './loops.ts';
import type { Once } from './once.ts';
import { madeOnce } from './once.ts';
import { reportColumns, reportOf } from './report-rows.ts';
import { moveReport, tellReporter, tellScreens } from './report-writing.ts';
import { findReport } from './reports.ts';

/** What is said in a report; codes as they are shown, `match` = the loop the rule found for it. */
export type NewReport = Pick<
  Report,
  'theme' | 'department' | 'frequency' | 'language' | 'by' | 'isProgram'
> & { text: string; match: number | null };

/** What is done with a report. */
export type ReportDeed =
  | { readonly kind: 'join'; readonly loop: number }
  | { readonly kind: 'part' }
  | { readonly kind: 'answer'; readonly text: string };

/** Reports there may be. */
const MOST = 200_000;

/**
 * Keeps a report, joined at once to the loop the rule found if that is still followed; gives its number. `once` null = each time it is sent.
 * @throws AppError LIST_FULL { limit }, IDEMPOTENCY_KEY_REUSED, IDEMPOTENCY_KEY_BUSY
 */
export function* addReport(
  ctx: Context,
  args: { report: NewReport; now: number; once: Once | null; audited?: Audited },
): Steps<number> {
  return yield* madeOnce(ctx, args.once, args.now, () => makeReport(ctx, args));
}

function* makeReport(
  ctx: Context,
  { report, now, audited }: { report: NewReport; now: number; audited?: Audited },
): Steps<number> {
  const { q, t } = ctx.dialect;
  const r = t.report;
  const counts = { rows: count().as('rows'), last: max(r.id).as('last') };
  const held = yield* first(q.select(counts).from(r));
  if ((held?.rows ?? 0) >= MOST) throw new AppError('LIST_FULL', { limit: MOST });
  const { match, ...said } = report;
  const kept: Report = {
    ...said,
    id: (held?.last ?? 0) + 1,
    receivedAt: now,
    dueAt: reportDue(now, yield* readBusinessCalendar(ctx)),
    state: 'received',
    loop: null,
    joinedBy: null,
    notLoop: null,
    answer: null,
    settledAt: null,
    settledBy: null,
    outcome: null,
    toldAt: null,
  };
  yield* run(q.insert(r).values(reportColumns(kept)));
  yield* tellScreens(ctx, kept, now);
  const row =
    match === null ? null : yield* first(q.select().from(t.loop).where(eq(t.loop.id, match)));
  const loop = row && loopOf(row);
  if (loop && isFollowed(loop.state)) {
    yield* join(ctx, { report: kept, loop, joinedBy: 'rule', by: null, now });
  }
  const details = { department: kept.department, theme: kept.theme, loop: loop?.id ?? null };
  yield* appendAuditOf(ctx, audited, { target: `report:${kept.id}`, details });
  return kept.id;
}

/**
 * Joins a report to a loop, takes it off one, or answers it, as whoever reads it may; its reporter is told what there is to tell.
 * @throws AppError NOT_FOUND { seen } for a report or loop that is not there for the reader, REPORT_STATE { move, state, allowed },
 * REPORT_LOOP_CLOSED { seen, state }
 */
export function* settleReport(
  ctx: Context,
  args: { id: number; deed: ReportDeed; by: string; now: number; audited?: Audited },
): Steps<void> {
  const { id, deed, by, now } = args;
  const report = yield* findReport(ctx, { id });
  if (!report) throw new AppError('NOT_FOUND', { seen: String(id) });
  switch (deed.kind) {
    case 'join': {
      const loop = yield* findLoop(ctx, { id: deed.loop });
      if (!loop) throw new AppError('NOT_FOUND', { seen: String(deed.loop) });
      yield* join(ctx, { report, loop, joinedBy: 'reader', by, now });
      break;
    }
    case 'part':
      yield* part(ctx, { report, by, now });
      break;
    case 'answer': {
      const set = { answer: deed.text, settledAt: now, settledBy: by };
      const answered = yield* moveReport(ctx, { report, move: 'answer', set, now });
      yield* tellReporter(ctx, { report: answered, outcome: 'answered', now });
    }
  }
  yield* noteDeed(ctx, args);
}

/**
 * As its reporter says: it belongs to a loop that was offered, or not to the one it was joined to. What a reader joined stays.
 * @throws AppError NOT_FOUND { seen }, ACCESS_DENIED, REPORT_STATE, REPORT_LOOP_CLOSED
 */
export function* matchOwnReport(
  ctx: Context,
  args: { id: number; loop: number | null; by: string; now: number; audited?: Audited },
): Steps<void> {
  const { id, by, now } = args;
  const { q, t } = ctx.dialect;
  const held = yield* first(q.select().from(t.report).where(eq(t.report.id, id)));
  if (held?.by !== by) throw new AppError('NOT_FOUND', { seen: String(id) });
  const report = reportOf(held);
  if (args.loop === null) {
    if (report.joinedBy === 'reader') throw new AppError('ACCESS_DENIED');
    yield* part(ctx, { report, by, now });
    return yield* noteDeed(ctx, { ...args, deed: { kind: 'part' } });
  }
  const row = yield* first(q.select().from(t.loop).where(eq(t.loop.id, args.loop)));
  if (!row) throw new AppError('NOT_FOUND', { seen: String(args.loop) });
  yield* join(ctx, { report, loop: loopOf(row), joinedBy: 'reporter', by, now });
  yield* noteDeed(ctx, { ...args, deed: { kind: 'join', loop: args.loop } });
}

/** Joins the report that a loop is begun from. @throws AppError NOT_FOUND { seen }, REPORT_STATE */
export function* joinOrigin(
  ctx: Context,
  { loop, by, now }: { loop: Loop; by: string | null; now: number },
): Steps<void> {
  const seen = loop.origin.id ?? '';
  const id = /^[0-9]{1,9}$/u.test(seen) ? Number(seen) : 0;
  const report = yield* findReport(ctx, { id });
  if (!report) throw new AppError('NOT_FOUND', { seen });
  yield* join(ctx, { report, loop, joinedBy: 'reader', by, now });
}

type Joining = { report: Report; loop: Loop; joinedBy: JoinedBy; by: string | null; now: number };

function* join(ctx: Context, { report, loop, joinedBy, by, now }: Joining): Steps<void> {
  if (!isFollowed(loop.state)) {
    throw new AppError('REPORT_LOOP_CLOSED', { seen: String(loop.id), state: loop.state });
  }
  const set = { loop: loop.id, joinedBy, settledAt: now, settledBy: by };
  const joined = yield* moveReport(ctx, { report, move: 'join', set, now });
  // Customers were told already: so is whoever reports it now.
  if (loop.state === 'told') yield* tellReporter(ctx, { report: joined, outcome: 'told', now });
}

function* part(
  ctx: Context,
  { report, by, now }: { report: Report; by: string; now: number },
): Steps<void> {
  const set = { loop: null, joinedBy: null, notLoop: report.loop, settledAt: now, settledBy: by };
  yield* moveReport(ctx, { report, move: 'part', set, now });
}

function* noteDeed(
  ctx: Context,
  { id, deed, audited }: { id: number; deed: ReportDeed; audited?: Audited },
): Steps<void> {
  const details = deed.kind === 'join' ? { deed: deed.kind, loop: deed.loop } : { deed: deed.kind };
  yield* appendAuditOf(ctx, audited, { target: `report:${id}`, details });
}
