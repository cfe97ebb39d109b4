import { count, max } from 'drizzle-orm';
import type { PinnedRecord } from '#server/domain/alerts/signal.ts';
import { stepDue } from '#server/domain/loops/clocks.ts';
import type { Loop, LoopScope, Origin, Reading } from '#server/domain/loops/loop.ts';
import { DEFAULT_READING, NO_PLAN } from '#server/domain/loops/loop.ts';
import type { StakeAssumptions } from '#server/domain/loops/stake.ts';
import { AppError } from '#server/domain/problem.ts';
import type { Context, Steps } from '../store/request.ts';
import { first, run } from '../store/request.ts';
import { readBusinessCalendar } from './alert-surroundings.ts';
import type { Audited } from './audit.ts';
import { appendAuditOf } from './audit.ts';
import { askDepartments } from './loop-departments.ts';
import { refuseMissing } from './loop-parts.ts';
import type { LoopLine } from './loop-rows.ts';
import { loopColumns } from './loop-rows.ts';
import { writeLines } from './loop-writing.ts';
import type { Once } from './once.ts';
import { madeOnce } from './once.ts';
import { joinOrigin } from './report-moves.ts';
import { departmentsOf } from './visible.ts';

/** What a loop is begun with; codes of departments and themes, people by id. */
export type NewLoop = Pick<Loop, 'title' | 'severity' | 'theme' | 'department'> & {
  scope: LoopScope;
  opening: Loop['opening'];
  origin: Origin;
  stake: StakeAssumptions | null;
  sponsor: string | null;
  reading: Reading | null;
  /** Departments that are asked at once. */
  asked: readonly number[];
  records: readonly PinnedRecord[];
};

/** Loops there may be. */
const MOST = 50_000;

/**
 * Begins a loop; gives its number. `by` null = it begins by itself; `once` null = each time it is sent.
 * @throws AppError ACCESS_DENIED when its department is not the reader's, LIST_FULL { limit }, NOT_FOUND { seen } for a record or report
 * that is not there for the reader, REPORT_STATE for a report that was joined or answered already
 */
export function* openLoop(
  ctx: Context,
  args: { loop: NewLoop; by: string | null; now: number; once: Once | null; audited?: Audited },
): Steps<number> {
  return yield* madeOnce(ctx, args.once, args.now, () => makeLoop(ctx, args));
}

function* makeLoop(
  ctx: Context,
  { loop, by, now, audited }: { loop: NewLoop; by: string | null; now: number; audited?: Audited },
): Steps<number> {
  const { q, t } = ctx.dialect;
  const l = t.loop;
  const own = departmentsOf(ctx.viewer);
  // Nobody begins what they could not read.
  if (own !== 'all' && (loop.department === null || !own.includes(loop.department))) {
    throw new AppError('ACCESS_DENIED');
  }
  yield* refuseMissing(ctx, loop.records);
  const counts = { rows: count().as('rows'), last: max(l.id).as('last') };
  const held = yield* first(q.select(counts).from(l));
  if ((held?.rows ?? 0) >= MOST) throw new AppError('LIST_FULL', { limit: MOST });
  const id = (held?.last ?? 0) + 1;
  const { asked, records, reading, ...said } = loop;
  const { severity } = loop;
  const calendar = yield* readBusinessCalendar(ctx);
  const opened: LoopLine = { kind: 'opened', by, details: { severity, origin: loop.origin.kind } };
  const begun: Loop = {
    ...said,
    id,
    state: 'heard',
    parkedFrom: null,
    rootCause: null,
    decision: null,
    decidedBy: null,
    plan: NO_PLAN,
    reading: reading ?? DEFAULT_READING,
    changedOn: null,
    message: null,
    affected: null,
    reached: null,
    unreachable: null,
    verified: null,
    openedAt: now,
    openedBy: by,
    stateAt: now,
    dueAt: stepDue({ state: 'heard', severity, at: now, readOn: null }, calendar),
    closedAt: null,
    reopened: 0,
    steps: 1 + new Set(asked).size,
  };
  yield* run(q.insert(l).values(loopColumns(begun)));
  for (const { kind, source, externalId } of records) {
    const row = { loop: id, kind, source, external_id: externalId };
    yield* run(q.insert(t.loopRecord).values(row).onConflictDoNothing());
  }
  const lines = yield* askDepartments(ctx, { loop: begun, departments: asked, by, now });
  yield* writeLines(ctx, { loop: begun, lines: [opened, ...lines], now });
  if (begun.origin.kind === 'report') yield* joinOrigin(ctx, { loop: begun, by, now });
  const details = { severity, department: loop.department, origin: loop.origin.kind };
  yield* appendAuditOf(ctx, audited, { target: `loop:${id}`, details });
  return id;
}
