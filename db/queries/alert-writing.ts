import { and, eq } from 'drizzle-orm';
import type { Turn } from '#server/domain/alerts/life.ts';
import type { SignalFacts } from '#server/domain/alerts/signal.ts';
import { groupOf } from '#server/domain/alerts/signal.ts';
import { AppError } from '#server/domain/problem.ts';
import type { Context, Steps } from '../store/request.ts';
import { run } from '../store/request.ts';
import type { StoredAlert } from './alert-rows.ts';
import { lifeColumns } from './alert-rows.ts';

/** What a new signal says of an alert that is there. */
type Fresh = { facts: SignalFacts; period: StoredAlert['period'] };

/**
 * Writes what an event came to: the alert, its timeline and whom it is told, together or not at all.
 * @throws AppError ALERT_CHANGED { seen } when somebody else has changed it since it was read
 */
export function* writeTurn(
  ctx: Context,
  { alert, turn, now, fresh }: { alert: StoredAlert; turn: Turn; now: number; fresh?: Fresh },
): Steps<void> {
  const { q, t } = ctx.dialect;
  const a = t.alert;
  const steps = alert.steps + turn.steps.length;
  const changed = yield* run(
    q
      .update(a)
      .set({
        ...lifeColumns(turn.life, groupOf(alert)),
        ...(fresh ? freshColumns(fresh) : {}),
        steps,
      })
      .where(and(eq(a.id, alert.id), eq(a.steps, alert.steps), eq(a.state, alert.life.state))),
  );
  if (changed === 0) throw new AppError('ALERT_CHANGED', { seen: String(alert.id) });
  yield* writeSteps(ctx, { id: alert.id, from: alert.steps, turn, now });
}

/** Columns of what was measured. */
export function freshColumns({ facts, period }: Fresh) {
  return {
    facts: JSON.stringify(facts),
    from_day: period?.from ?? null,
    to_day: period?.to ?? null,
  };
}

/** Adds the lines of a turn to an alert's timeline after the first `from`. */
export function* writeSteps(
  ctx: Context,
  { id, from, turn, now }: { id: number; from: number; turn: Turn; now: number },
): Steps<void> {
  const { q, t } = ctx.dialect;
  for (const [i, { kind, by, details }] of turn.steps.entries()) {
    const line = { alert: id, seq: from + i + 1, at: now, kind, by };
    yield* run(q.insert(t.alertStep).values({ ...line, details: JSON.stringify(details) }));
  }
}
