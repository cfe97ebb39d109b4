import type { SQL } from 'drizzle-orm';
import { and, asc, isNotNull, lte, ne } from 'drizzle-orm';
import { dueAlert } from '#server/domain/alerts/life.ts';
import type { Context, Steps } from '../store/request.ts';
import { all } from '../store/request.ts';
import { alertOf } from './alert-rows.ts';
import { readAround } from './alert-surroundings.ts';
import { writeTurn } from './alert-writing.ts';

/** Alerts one call sees to; what is left is due again at the next. */
const MOST = 500;

/** True when some alert is due by the clock at an instant. */
export function* isAlertDue(ctx: Context, args: { now: number }): Steps<boolean> {
  const { q, t } = ctx.dialect;
  const a = t.alert;
  const due = q.select({ id: a.id }).from(a).where(isDue(ctx, args.now)).limit(1);
  return (yield* all(due)).length > 0;
}

function isDue(ctx: Context, now: number): SQL | undefined {
  const a = ctx.dialect.t.alert;
  return and(ne(a.state, 'resolved'), isNotNull(a.next_at), lte(a.next_at, now));
}

/**
 * Does what is due by the clock: who does not answer is passed over for the next rung, promises that were missed and snoozes that are
 * over open their alerts again. Gives how many alerts it saw to; asked again at the same instant it does nothing more.
 */
export function* climbAlerts(ctx: Context, args: { now: number }): Steps<number> {
  const { q, t } = ctx.dialect;
  const a = t.alert;
  const due = isDue(ctx, args.now);
  const rows = yield* all(q.select().from(a).where(due).orderBy(asc(a.next_at)).limit(MOST));
  if (rows.length === 0) return 0;
  const around = yield* readAround(ctx, args.now);
  for (const row of rows) {
    const alert = alertOf(row);
    const surroundings = around.of(alert);
    const turn = dueAlert(alert.life, surroundings);
    const { chain } = surroundings.ladder;
    if (turn) yield* writeTurn(ctx, { alert, turn, now: args.now, chain });
  }
  return rows.length;
}
