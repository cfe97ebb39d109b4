import { and, eq, inArray, isNotNull, isNull, lt, or } from 'drizzle-orm';
import type { RuleKind } from '#server/domain/alerts/rule.ts';
import type { Loop } from '#server/domain/loops/loop.ts';
import { OPEN_STATES } from '#server/domain/loops/state.ts';
import type { LoopState } from '#server/domain/loops/state.ts';
import type { WorkKind } from '#server/domain/my-work/work.ts';
import { zoneOf } from '#server/domain/time/zone.ts';
import type { Context, Steps } from '../store/request.ts';
import { all } from '../store/request.ts';
import { alertOf } from './alert-rows.ts';
import { readable } from './alerts.ts';
import { readCalendar } from './calendar.ts';
import { followUpOf } from './follow-up-rows.ts';
import { loopOf } from './loop-rows.ts';
import { withoutMerged } from './late-loops.ts';
import { readableLoops } from './loops.ts';
import { reportOf } from './report-rows.ts';
import { readableReports } from './reports.ts';

/** One thing that waits for somebody; codes of departments and themes, instants in UTC ms, null = it has none. */
export type Waiting = {
  kind: WorkKind;
  /** Number of the loop, follow-up, alert or report. */
  id: number;
  /** Number of the action or obstacle within its loop. */
  part: number | null;
  title: string | null;
  /** Title of the loop it belongs to. */
  loop: string | null;
  state: LoopState | null;
  /** Kind and number of the alert's rule. */
  rule: { kind: RuleKind; id: number } | null;
  department: number | null;
  theme: number | null;
  dueAt: number | null;
};

/**
 * Everything that waits for a person, in no order: within what they may read. `departments` = codes of those they answer for,
 * `hasTray` = reports wait for them.
 */
export function* listMyWork(
  ctx: Context,
  args: { person: string; departments: readonly number[]; hasTray: boolean; now: number },
): Steps<Waiting[]> {
  return [
    ...(yield* ofLoops(ctx, args)),
    ...(yield* ofFollowUps(ctx, args)),
    ...(yield* ofAlerts(ctx, args)),
    ...(args.hasTray ? yield* ofReports(ctx) : []),
  ];
}

function* ofLoops(
  ctx: Context,
  {
    person,
    departments,
    hasTray,
    now,
  }: { person: string; departments: readonly number[]; hasTray: boolean; now: number },
): Steps<Waiting[]> {
  const { q, t } = ctx.dialect;
  const [l, d, a, o] = [t.loop, t.loopDepartment, t.loopAction, t.loopObstacle];
  const isOpen = and(inArray(l.state, [...OPEN_STATES]), readableLoops(ctx));
  const zone = zoneOf((yield* readCalendar(ctx)).zone);
  const endOf = (day: number | null): number | null =>
    day === null ? null : zone.startOfDay(day + 1);
  const mine = inArray(d.department, departments.length === 0 ? [-1] : [...departments]);
  const unanswered = inArray(d.state, ['asked', 'acknowledged']);
  const asked = yield* withoutMerged(
    ctx,
    yield* all(q.select().from(d).where(and(mine, unanswered))),
  );
  const owned = and(eq(a.owner, person), eq(a.state, 'open'));
  const actions = yield* all(q.select().from(a).where(owned));
  const given = and(eq(o.executive, person), isNull(o.decided_at));
  const obstacles = yield* all(q.select().from(o).where(given));
  const isLate = and(eq(l.sponsor, person), lt(l.due_at, now));
  // What no department leads is the CX team's, who have the tray.
  const isLed =
    departments.length > 0
      ? inArray(l.department, [...departments])
      : hasTray
        ? isNull(l.department)
        : undefined;
  const steps = yield* all(
    q
      .select()
      .from(l)
      .where(and(isOpen, isNotNull(l.due_at), isLed ? or(isLed, isLate) : isLate)),
  );
  const ids = new Set([...asked, ...actions, ...obstacles].map(({ loop }) => loop));
  const rows =
    ids.size === 0
      ? []
      : yield* all(
          q
            .select()
            .from(l)
            .where(and(isOpen, inArray(l.id, [...ids]))),
        );
  const loops = new Map(rows.map((row) => [row.id, loopOf(row)]));
  const within = (id: number, make: (loop: Loop) => Waiting): Waiting[] => {
    const loop = loops.get(id);
    return loop ? [make(loop)] : [];
  };
  return [
    ...asked.flatMap((row) =>
      within(row.loop, (loop) => ({
        ...itself('answer', loop),
        department: row.department,
        // Whoever has said that they heard has no clock for the answer.
        dueAt: row.state === 'asked' ? row.acknowledge_by : null,
      })),
    ),
    ...actions.flatMap((row) =>
      within(row.loop, (loop) => partOf('action', loop, row, row.title, endOf(row.due_on))),
    ),
    ...obstacles.flatMap((row) =>
      within(row.loop, (loop) => partOf('obstacle', loop, row, row.text, endOf(row.decide_by))),
    ),
    ...steps.map(loopOf).map((loop) => ({ ...itself('step', loop), dueAt: loop.dueAt })),
  ];
}

function itself(
  kind: WorkKind,
  { id, title, state, theme, department }: Loop,
): Omit<Waiting, 'dueAt'> {
  return { kind, id, part: null, title, loop: null, state, rule: null, department, theme };
}

function partOf(
  kind: 'action' | 'obstacle',
  loop: Loop,
  { seq }: { seq: number },
  said: string,
  dueAt: number | null,
): Waiting {
  return { ...itself(kind, loop), part: seq, title: said, loop: loop.title, dueAt };
}

function* ofAlerts(ctx: Context, { person }: { person: string }): Steps<Waiting[]> {
  const { q, t } = ctx.dialect;
  const a = t.alert;
  const promised = and(readable(ctx), eq(a.state, 'acknowledged'), eq(a.promised_by, person));
  const rows = yield* all(q.select().from(a).where(promised));
  return rows.map(alertOf).map(({ id, kind, rule, scope, life }) => ({
    kind: 'alert',
    id,
    part: null,
    title: null,
    loop: null,
    state: null,
    rule: { kind, id: rule },
    department: scope.department,
    theme: scope.theme,
    dueAt: life.promise?.until ?? null,
  }));
}

function* ofFollowUps(ctx: Context, { person }: { person: string }): Steps<Waiting[]> {
  const { q, t } = ctx.dialect;
  const f = t.followUp;
  const given = and(eq(f.owner, person), inArray(f.state, ['open', 'contacted']));
  const rows = yield* all(q.select().from(f).where(given));
  return rows.map(followUpOf).map(({ id, customer, department, dueAt }) => ({
    kind: 'follow_up',
    id,
    part: null,
    title: customer ?? `#${id}`,
    loop: null,
    state: null,
    rule: null,
    department,
    theme: null,
    dueAt,
  }));
}

/** Characters of a report that stand for it. */
const SHOWN_CHARS = 200;

function* ofReports(ctx: Context): Steps<Waiting[]> {
  const { q, t } = ctx.dialect;
  const r = t.report;
  const waits = and(readableReports(ctx), eq(r.state, 'received'));
  const rows = yield* all(q.select().from(r).where(waits));
  return rows.map(reportOf).map(({ id, text, department, theme, dueAt }) => ({
    kind: 'report',
    id,
    part: null,
    title: text?.slice(0, SHOWN_CHARS) ?? null,
    loop: null,
    state: null,
    rule: null,
    department,
    theme,
    dueAt,
  }));
}
