import { and, eq, inArray, isNotNull, isNull, lt } from 'drizzle-orm';
import type { Severity } from '#server/domain/alerts/signal.ts';
import type { Late } from '#server/domain/loops/late.ts';
import { OPEN_STATES } from '#server/domain/loops/state.ts';
import { zoneOf } from '#server/domain/time/zone.ts';
import type { Context, Steps } from '../store/request.ts';
import { all } from '../store/request.ts';
import { readCalendar } from './calendar.ts';
import { concernedLoops, readableLoops, readAsked } from './loops.ts';
import { readShownDepartments } from './shown-departments.ts';

/**
 * Everything about open loops that the reader may read which should have happened before now (UTC ms). `departments` = codes, only
 * loops they lead or were asked about; null = all.
 */
export function* listLate(
  ctx: Context,
  { now, departments }: { now: number; departments: readonly number[] | null },
): Steps<Late[]> {
  const { q, t } = ctx.dialect;
  const [l, d, o] = [t.loop, t.loopDepartment, t.loopObstacle];
  const isOpen = and(
    inArray(l.state, [...OPEN_STATES]),
    readableLoops(ctx),
    departments ? concernedLoops(ctx, departments) : undefined,
  );
  const steps = yield* all(
    q
      .select()
      .from(l)
      .where(and(isOpen, isNotNull(l.due_at), lt(l.due_at, now))),
  );
  const answers = yield* all(
    q
      .select({
        loop: d.loop,
        title: l.title,
        severity: l.severity,
        department: d.department,
        acknowledge_by: d.acknowledge_by,
      })
      .from(d)
      .innerJoin(l, eq(l.id, d.loop))
      .where(and(isOpen, eq(d.state, 'asked'), lt(d.acknowledge_by, now))),
  );
  const unheard = yield* withoutMerged(ctx, answers);
  const zone = zoneOf((yield* readCalendar(ctx)).zone);
  const undecided = yield* all(
    q
      .select({
        loop: o.loop,
        title: l.title,
        severity: l.severity,
        department: l.department,
        seq: o.seq,
        executive: o.executive,
        decide_by: o.decide_by,
      })
      .from(o)
      .innerJoin(l, eq(l.id, o.loop))
      .where(and(isOpen, isNull(o.decided_at), lt(o.decide_by, zone.dayOf(now)))),
  );
  // Only `loopColumns` writes the column, from this type.
  const severe = (severity: string) => severity as Severity;
  return [
    ...steps.map((row): Late => ({
      loop: row.id,
      title: row.title,
      what: 'step',
      person: null,
      which: row.state,
      department: row.department,
      severity: severe(row.severity),
      at: row.due_at ?? now,
    })),
    ...unheard.map((row): Late => ({
      loop: row.loop,
      title: row.title,
      what: 'answer',
      person: null,
      which: String(row.department),
      department: row.department,
      severity: severe(row.severity),
      at: row.acknowledge_by,
    })),
    ...undecided.map((row): Late => ({
      loop: row.loop,
      title: row.title,
      what: 'obstacle',
      person: row.executive,
      which: String(row.seq),
      department: row.department,
      severity: severe(row.severity),
      at: zone.startOfDay(row.decide_by + 1),
    })),
  ];
}

/** Those of some routes that hold: a department that was merged into one that has heard is asked no further. */
export function* withoutMerged<T extends { loop: number; department: number }>(
  ctx: Context,
  routes: readonly T[],
): Steps<readonly T[]> {
  if (routes.length === 0 || !(yield* readShownDepartments(ctx))) return routes;
  const held = yield* readAsked(ctx, [...new Set(routes.map(({ loop }) => loop))]);
  return routes.filter(({ loop, department }) =>
    held.get(loop)?.some((one) => one.department === department),
  );
}
