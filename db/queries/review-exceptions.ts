import { and, eq, gte, inArray, ne } from 'drizzle-orm';
import type { Severity } from '#server/domain/alerts/signal.ts';
import { OPEN_STATES } from '#server/domain/loops/state.ts';
import type { Exception } from '#server/domain/review/exception.ts';
import { inOrder, subjectKey } from '#server/domain/review/exception.ts';
import type { Context, Steps } from '../store/request.ts';
import { all } from '../store/request.ts';
import { readable } from './alerts.ts';
import { listLate } from './late-loops.ts';
import { departmentsOf } from './visible.ts';

/** For so many days an effect that is gone again stays an exception, unless a review has decided about it. */
const REGRESSED_DAYS = 14;
const DAY = 86_400_000;

/**
 * What a review of the week that begins with `week` (days since 1970-01-01) walks through at `now` (UTC ms), in order: for readers
 * of all departments everything, for others what is theirs. What an earlier week decided about a regression is not asked again; what
 * is late is, as long as it is.
 */
export function* listExceptions(
  ctx: Context,
  { week, now }: { week: number; now: number },
): Steps<Exception[]> {
  const own = departmentsOf(ctx.viewer);
  const found = [
    ...(yield* listGrave(ctx)),
    ...(yield* listRegressed(ctx, { week, now })),
    ...(yield* listLate(ctx, { now, departments: null })).map(
      ({ loop, what, ...late }): Exception => ({
        // Customers wait for a word, whoever is late.
        kind: what === 'step' && late.which === 'changed' ? 'untold' : what,
        about: loop,
        which: late.which,
        department: late.department,
        severity: late.severity,
        since: late.at,
      }),
    ),
  ];
  return inOrder(
    found.filter(
      ({ department }) => own === 'all' || (department !== null && own.includes(department)),
    ),
  );
}

/** Grave alerts that nobody has taken on; those about late loops are left out, since what is late is there itself. */
function* listGrave(ctx: Context): Steps<Exception[]> {
  const { q, t } = ctx.dialect;
  const a = t.alert;
  const rows = yield* all(
    q
      .select({ id: a.id, department: a.department, opened_at: a.opened_at })
      .from(a)
      .where(
        and(eq(a.state, 'open'), eq(a.severity, 'grave'), ne(a.kind, 'overdue'), readable(ctx)),
      ),
  );
  return rows.map(({ id, department, opened_at }) => ({
    kind: 'alert',
    about: id,
    which: '',
    department,
    severity: 'grave',
    since: opened_at,
  }));
}

function* listRegressed(
  ctx: Context,
  { week, now }: { week: number; now: number },
): Steps<Exception[]> {
  const { q, t } = ctx.dialect;
  const [l, s, r] = [t.loop, t.loopStep, t.reviewItem];
  const rows = yield* all(
    q
      .select({
        id: l.id,
        seq: s.seq,
        at: s.at,
        department: l.department,
        severity: l.severity,
      })
      .from(s)
      .innerJoin(l, eq(l.id, s.loop))
      .where(
        and(
          eq(s.kind, 'regressed'),
          gte(s.at, now - REGRESSED_DAYS * DAY),
          inArray(l.state, [...OPEN_STATES]),
        ),
      ),
  );
  if (rows.length === 0) return [];
  const decided = yield* all(
    q
      .select({ about: r.about, which: r.which, week: r.week })
      .from(r)
      .where(and(eq(r.kind, 'regressed'), ne(r.state, 'withdrawn'))),
  );
  const before = new Set(
    decided
      .filter((one) => one.week < week)
      .map(({ about, which }) => subjectKey({ kind: 'regressed', about, which })),
  );
  return rows
    .map(({ id, seq, at, department, severity }): Exception => ({
      kind: 'regressed',
      about: id,
      which: String(seq),
      department,
      // Only `loopColumns` writes the column, from this type.
      severity: severity as Severity,
      since: at,
    }))
    .filter((one) => !before.has(subjectKey(one)));
}
