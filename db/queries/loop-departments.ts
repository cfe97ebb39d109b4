import { and, eq, inArray } from 'drizzle-orm';
import { acknowledgeDue } from '#server/domain/loops/clocks.ts';
import { routesShown } from '#server/domain/loops/asked.ts';
import type { AskedDepartment, Loop } from '#server/domain/loops/loop.ts';
import { AppError } from '#server/domain/problem.ts';
import type { Context, Steps } from '../store/request.ts';
import { all, run } from '../store/request.ts';
import { readBusinessCalendar } from './alert-surroundings.ts';
import type { LoopLine } from './loop-rows.ts';
import { askedOf } from './loop-rows.ts';
import { readShownDepartments } from './shown-departments.ts';

/**
 * Asks departments to see to their part of a loop; those that were asked before, and have not handed it over, are left as they
 * are. Gives the lines of the timeline.
 */
export function* askDepartments(
  ctx: Context,
  args: { loop: Loop; departments: readonly number[]; by: string | null; now: number },
): Steps<LoopLine[]> {
  const { loop, by, now } = args;
  const { q, t } = ctx.dialect;
  const d = t.loopDepartment;
  const calendar = yield* readBusinessCalendar(ctx);
  const lines: LoopLine[] = [];
  const shown = (yield* readShownDepartments(ctx)) ?? ((code: number) => code);
  const routes = yield* all(q.select().from(d).where(eq(d.loop, loop.id)));
  for (const department of new Set(args.departments)) {
    const held = routes.filter((one) => shown(one.department) === shown(department));
    if (held.some(({ state }) => state !== 'handed_over')) continue;
    const acknowledgeBy = acknowledgeDue(loop.severity, now, calendar);
    const row = {
      state: 'asked',
      asked_at: now,
      asked_by: by,
      acknowledge_by: acknowledgeBy,
      acknowledged_at: null,
      acknowledged_by: null,
      answer: null,
      answered_at: null,
      answered_by: null,
      handed_to: null,
    };
    yield* run(
      q
        .insert(d)
        .values({ loop: loop.id, department, ...row })
        .onConflictDoUpdate({ target: [d.loop, d.department], set: row }),
    );
    lines.push({ kind: 'asked', by, details: { department, acknowledgeBy } });
  }
  return lines;
}

/** What a department says to what it was asked. `to` = code of the department that takes it over. */
export type DepartmentDeed =
  | { readonly kind: 'acknowledge' }
  | { readonly kind: 'answer'; readonly text: string }
  | { readonly kind: 'hand_over'; readonly to: number; readonly reason: string };

/**
 * Writes what a department says; gives the lines of the timeline. `codes` = the department as it is shown and what was merged into it.
 * Whoever answers has heard.
 * @throws AppError NOT_FOUND { seen } when it was not asked, LOOP_DEPARTMENT { move, state, allowed } when it cannot be done as it stands
 */
export function* answerForDepartment(
  ctx: Context,
  args: {
    loop: Loop;
    codes: readonly number[];
    deed: DepartmentDeed;
    by: string;
    now: number;
  },
): Steps<LoopLine[]> {
  const { loop, codes, deed, by, now } = args;
  const { q, t } = ctx.dialect;
  const d = t.loopDepartment;
  const rows = yield* all(
    q
      .select()
      .from(d)
      .where(and(eq(d.loop, loop.id), inArray(d.department, [...codes]))),
  );
  const [held] = routesShown(
    rows.map(askedOf).filter(({ state }) => state !== 'handed_over'),
    () => 0,
  );
  if (!held) throw new AppError('NOT_FOUND', { seen: String(loop.id) });
  const { department } = held;
  refuseImpossible(held, deed);
  const key = and(eq(d.loop, loop.id), eq(d.department, department));
  const heard = held.acknowledgedAt === null ? { acknowledged_at: now, acknowledged_by: by } : {};
  switch (deed.kind) {
    case 'acknowledge': {
      yield* run(
        q
          .update(d)
          .set({ state: 'acknowledged', ...heard })
          .where(key),
      );
      return [{ kind: 'acknowledged', by, details: { department, due: held.acknowledgeBy } }];
    }
    case 'answer': {
      const answer = { answer: deed.text, answered_at: now, answered_by: by };
      yield* run(
        q
          .update(d)
          .set({ state: 'answered', ...heard, ...answer })
          .where(key),
      );
      return [{ kind: 'answered', by, details: { department } }];
    }
    case 'hand_over': {
      const { to, reason } = deed;
      if (codes.includes(to)) {
        throw new AppError('LOOP_DEPARTMENT', {
          move: 'hand_over',
          state: held.state,
          allowed: [],
        });
      }
      const over = { state: 'handed_over', handed_to: to };
      yield* run(
        q
          .update(d)
          .set({ ...over, ...heard })
          .where(key),
      );
      const asked = yield* askDepartments(ctx, { loop, departments: [to], by, now });
      return [{ kind: 'handed_over', by, details: { department, to, reason } }, ...asked];
    }
  }
}

/** What was answered may be answered anew, never handed over. */
const ALLOWED: Readonly<Record<DepartmentDeed['kind'], readonly AskedDepartment['state'][]>> = {
  acknowledge: ['asked'],
  answer: ['asked', 'acknowledged', 'answered'],
  hand_over: ['asked', 'acknowledged'],
};

function refuseImpossible({ state }: AskedDepartment, { kind }: DepartmentDeed): void {
  if (ALLOWED[kind].includes(state)) return;
  const allowed = [...ALLOWED[kind]];
  throw new AppError('LOOP_DEPARTMENT', { move: kind, state, allowed });
}
