import { and, eq, inArray } from 'drizzle-orm';
import { stepDue, latestReading } from '#server/domain/loops/clocks.ts';
import type { Loop } from '#server/domain/loops/loop.ts';
import { isOpen } from '#server/domain/loops/state.ts';
import { AppError } from '#server/domain/problem.ts';
import type { Context, Steps } from '../store/request.ts';
import { first } from '../store/request.ts';
import { readBusinessCalendar } from './alert-surroundings.ts';
import type { Audited } from './audit.ts';
import { appendAuditOf } from './audit.ts';
import type { DepartmentDeed } from './loop-departments.ts';
import { answerForDepartment, askDepartments } from './loop-departments.ts';
import { mayLead } from './loop-moves.ts';
import type { ActionDeed, ObstacleDeed, PinDeed } from './loop-parts.ts';
import { writeAction, writeObstacle, writePins } from './loop-parts.ts';
import type { LoopLine } from './loop-rows.ts';
import { writeLoop } from './loop-writing.ts';
import { findLoop } from './loops.ts';
import { departmentsOf } from './visible.ts';

/** What a loop says of itself that may be changed at any time; what is left out stays. */
export type LoopEdit = Partial<
  Pick<
    Loop,
    | 'title'
    | 'severity'
    | 'theme'
    | 'department'
    | 'scope'
    | 'stake'
    | 'sponsor'
    | 'plan'
    | 'reading'
    | 'rootCause'
    | 'decision'
  >
>;

/** What is done for a loop beside moving it; codes of departments as they are shown. */
export type LoopDeed =
  | { readonly kind: 'edit'; readonly set: LoopEdit }
  | { readonly kind: 'comment'; readonly text: string }
  | { readonly kind: 'ask'; readonly departments: readonly number[] }
  | {
      readonly kind: 'department';
      /** The department as it is shown, and what was merged into it. */
      readonly codes: readonly number[];
      readonly deed: DepartmentDeed;
    }
  | ActionDeed
  | ObstacleDeed
  | PinDeed;

/**
 * Does what a person wants for a loop, with its lines of the timeline and its entry of the audit log, which holds no word of theirs.
 * @throws AppError NOT_FOUND { seen } when it is not there for the reader, ACCESS_DENIED when it is not theirs to do, LOOP_DEPARTMENT,
 * LOOP_CHANGED, LIST_FULL
 */
export function* workOnLoop(
  ctx: Context,
  args: { id: number; deed: LoopDeed; by: string; now: number; audited?: Audited },
): Steps<void> {
  const { id, deed, by, now } = args;
  const loop = yield* findLoop(ctx, { id });
  if (!loop) throw new AppError('NOT_FOUND', { seen: String(id) });
  if (!(yield* mayDo(ctx, loop, deed))) throw new AppError('ACCESS_DENIED');
  const set = deed.kind === 'edit' ? yield* edited(ctx, loop, deed.set) : {};
  const lines = yield* linesOf(ctx, { loop, deed, by, now });
  if (lines.length === 0) return;
  yield* writeLoop(ctx, { loop, set, lines, now });
  yield* appendAuditOf(ctx, args.audited, { target: `loop:${id}`, details: { deed: deed.kind } });
}

/** Whoever leads a loop does everything; whoever was asked answers, acts, says what is in the way, and comments, as all readers do. */
function* mayDo(ctx: Context, loop: Loop, deed: LoopDeed): Steps<boolean> {
  const own = departmentsOf(ctx.viewer);
  switch (deed.kind) {
    case 'comment':
    case 'decide_obstacle':
      return true;
    case 'department':
      return own === 'all' || deed.codes.some((code) => own.includes(code));
    case 'add_action':
    case 'change_action':
    case 'raise_obstacle':
      return mayLead(ctx, loop) || (yield* wasAsked(ctx, loop));
    case 'edit':
    case 'ask':
    case 'pin':
    case 'unpin':
      return mayLead(ctx, loop);
  }
}

function* wasAsked(ctx: Context, loop: Loop): Steps<boolean> {
  const { q, t } = ctx.dialect;
  const d = t.loopDepartment;
  const own = departmentsOf(ctx.viewer);
  if (own === 'all') return true;
  if (own.length === 0) return false;
  const row = yield* first(
    q
      .select({ loop: d.loop })
      .from(d)
      .where(and(eq(d.loop, loop.id), inArray(d.department, [...own]))),
  );
  return row !== null;
}

/** What becomes graver is due sooner, counted from when it came into its state. */
function* edited(ctx: Context, loop: Loop, set: LoopEdit): Steps<Partial<Loop>> {
  const after = { ...loop, ...set };
  const isSame = after.severity === loop.severity && set.reading === undefined;
  if (isSame || !isOpen(loop.state)) return set;
  const calendar = yield* readBusinessCalendar(ctx);
  const { changedOn, severity, stateAt: at, reading } = after;
  const readOn =
    changedOn === null ? null : calendar.zone.startOfDay(latestReading(changedOn, reading));
  return { ...set, dueAt: stepDue({ state: loop.state, severity, at, readOn }, calendar) };
}

type Doing = { loop: Loop; deed: LoopDeed; by: string; now: number };

function* linesOf(ctx: Context, { loop, deed, by, now }: Doing): Steps<LoopLine[]> {
  switch (deed.kind) {
    case 'edit': {
      const fields = Object.keys(deed.set);
      return fields.length === 0 ? [] : [{ kind: 'edited', by, details: { fields } }];
    }
    case 'comment':
      return [{ kind: 'commented', by, details: { text: deed.text } }];
    case 'ask':
      return yield* askDepartments(ctx, { loop, departments: deed.departments, by, now });
    case 'department':
      return yield* answerForDepartment(ctx, {
        loop,
        codes: deed.codes,
        deed: deed.deed,
        by,
        now,
      });
    case 'add_action':
    case 'change_action':
      return yield* writeAction(ctx, { loop, deed, by, now });
    case 'raise_obstacle':
    case 'decide_obstacle':
      return yield* writeObstacle(ctx, { loop, deed, by, now });
    case 'pin':
    case 'unpin':
      return yield* writePins(ctx, { loop, deed, by, now });
  }
}
