import { eq } from 'drizzle-orm';
import { latestReading, stepDue } from '#server/domain/loops/clocks.ts';
import type { GateFacts } from '#server/domain/loops/gates.ts';
import { gateFacts, missingFor } from '#server/domain/loops/gates.ts';
import type { Loop, VerifiedEffect } from '#server/domain/loops/loop.ts';
import { isOpen, loopAfter, statesFor, STEP_OF } from '#server/domain/loops/state.ts';
import { AppError } from '#server/domain/problem.ts';
import type { Context, Steps } from '../store/request.ts';
import { all } from '../store/request.ts';
import { readBusinessCalendar } from './alert-surroundings.ts';
import type { Audited } from './audit.ts';
import { appendAuditOf } from './audit.ts';
import { actionOf } from './loop-rows.ts';
import { writeLoop } from './loop-writing.ts';
import { findLoop } from './loops.ts';
import { tellReporters } from './report-writing.ts';
import { departmentsOf } from './visible.ts';

/** A move with what somebody says to it. Days since 1970-01-01, instants UTC ms. */
export type SaidMove =
  | { readonly move: 'understand'; readonly rootCause: string }
  | { readonly move: 'decide'; readonly decision: string; readonly decidedBy: string }
  | { readonly move: 'change'; readonly changedOn: number }
  | {
      readonly move: 'tell';
      readonly message: string;
      readonly affected: number;
      readonly reached: number;
      readonly unreachable: number;
    }
  | { readonly move: 'verify' }
  | { readonly move: 'park'; readonly reason: string; readonly until: number }
  | { readonly move: 'resume' }
  | { readonly move: 'back' | 'reject'; readonly reason: string }
  /** Null = it reopens itself. */
  | { readonly move: 'reopen'; readonly reason: string | null };

/** What was measured when it was asked: records behind the loop, and what the effect reads like. */
export type Measured = { readonly evidence: number; readonly effect: VerifiedEffect | null };

/**
 * Moves a loop a step, with its line of the timeline and its entry of the audit log, which holds no word of anybody. `by` null = it
 * does so by itself.
 * @throws AppError NOT_FOUND { seen } when it is not there for the reader, ACCESS_DENIED when others lead it, LOOP_STATE { move, state,
 * allowed } when it stands elsewhere, LOOP_GATE { move, missing } for what it still lacks, LOOP_CHANGED
 */
export function* moveLoop(
  ctx: Context,
  args: {
    id: number;
    said: SaidMove;
    measured: Measured;
    by: string | null;
    now: number;
    audited?: Audited;
  },
): Steps<void> {
  const { id, said, measured, by, now } = args;
  const loop = yield* findLoop(ctx, { id });
  if (!loop) throw new AppError('NOT_FOUND', { seen: String(id) });
  if (!mayLead(ctx, loop)) throw new AppError('ACCESS_DENIED');
  const { move } = said;
  const state = loopAfter(loop.state, move, loop.parkedFrom);
  if (state === null) {
    throw new AppError('LOOP_STATE', { move, state: loop.state, allowed: statesFor(move) });
  }
  const facts = setBy(said, measured, now);
  const after = { ...loop, ...facts };
  const missing = missingFor(move, yield* factsOf(ctx, after, measured));
  if (missing.length > 0) throw new AppError('LOOP_GATE', { move, missing });
  const calendar = yield* readBusinessCalendar(ctx);
  const readOn = after.changedOn === null ? null : latestReading(after.changedOn, after.reading);
  const zone = calendar.zone;
  const dueAt = isOpen(state)
    ? stepDue(
        {
          state,
          severity: loop.severity,
          at: now,
          readOn: readOn === null ? null : zone.startOfDay(readOn),
        },
        calendar,
      )
    : said.move === 'park'
      ? said.until
      : null;
  const isClosed = state === 'verified' || state === 'rejected';
  yield* writeLoop(ctx, {
    loop,
    set: {
      ...facts,
      state,
      parkedFrom: state === 'parked' && isOpen(loop.state) ? loop.state : null,
      stateAt: now,
      dueAt,
      closedAt: isClosed ? now : null,
      reopened: loop.reopened + (move === 'reopen' ? 1 : 0),
      // What was verified before it was reopened is in the timeline.
      verified: move === 'reopen' ? null : (facts.verified ?? loop.verified),
    },
    // A closed loop reopens itself when its effect is gone.
    lines: [
      {
        kind: move === 'reopen' && by === null ? 'regressed' : STEP_OF[move],
        by,
        details: { from: loop.state, ...told(said, measured) },
      },
    ],
    now,
  });
  if (move === 'tell' || move === 'verify' || move === 'reject') {
    yield* tellReporters(ctx, { loop: id, outcome: OUTCOME_OF[move], now });
  }
  const details = { move, from: loop.state, to: state };
  yield* appendAuditOf(ctx, args.audited, { target: `loop:${id}`, details });
}

/** What reporters whose reports a loop follows are told of a move. */
const OUTCOME_OF = { tell: 'told', verify: 'verified', reject: 'rejected' } as const;

/** Whoever reads everything leads every loop, others those of their departments. */
export function mayLead({ viewer }: Pick<Context, 'viewer'>, { department }: Loop): boolean {
  const own = departmentsOf(viewer);
  return own === 'all' || (department !== null && own.includes(department));
}

/** What is written of what was said. */
function setBy(said: SaidMove, { effect }: Measured, now: number): Partial<Loop> {
  switch (said.move) {
    case 'understand':
      return { rootCause: said.rootCause };
    case 'decide':
      return { decision: said.decision, decidedBy: said.decidedBy };
    case 'change':
      return { changedOn: said.changedOn };
    case 'tell': {
      const { message, affected, reached, unreachable } = said;
      return { message, affected, reached, unreachable };
    }
    case 'verify':
      return effect ? { verified: effect, closedAt: now } : {};
    case 'park':
    case 'resume':
    case 'back':
    case 'reject':
    case 'reopen':
      return {};
  }
}

function told(said: SaidMove, { evidence, effect }: Measured): Readonly<Record<string, unknown>> {
  const { move, ...words } = said;
  if (move === 'understand') return { ...words, evidence };
  return move === 'verify' ? { effect } : words;
}

function* factsOf(ctx: Context, loop: Loop, { evidence, effect }: Measured): Steps<GateFacts> {
  const { q, t } = ctx.dialect;
  const a = t.loopAction;
  const rows = yield* all(q.select().from(a).where(eq(a.loop, loop.id)));
  return gateFacts(loop, rows.map(actionOf), { evidence, effect: effect?.verdict ?? null });
}
