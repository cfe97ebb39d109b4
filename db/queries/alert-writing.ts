import { createHash } from 'node:crypto';
import { and, eq } from 'drizzle-orm';
import type { Turn } from '#server/domain/alerts/life.ts';
import type { SignalFacts } from '#server/domain/alerts/signal.ts';
import { groupOf } from '#server/domain/alerts/signal.ts';
import type { StepKind } from '#server/domain/alerts/state.ts';
import { isOfEverybody } from '#server/domain/alerts/readers.ts';
import { narrowedInCause } from '#server/domain/alerts/cause.ts';
import type { AlertContent } from '#server/domain/delivery/content.ts';
import { ALERT_STEPS } from '#server/domain/delivery/content.ts';
import { NOT_GIVEN } from '#server/domain/dimensions.ts';
import { AppError } from '#server/domain/problem.ts';
import type { Context, Steps } from '../store/request.ts';
import { run } from '../store/request.ts';
import type { StoredAlert } from './alert-rows.ts';
import { lifeColumns } from './alert-rows.ts';
import type { StoredRule } from './alert-rules.ts';
import { readAlertRule } from './alert-rules.ts';
import type { DeliveryWish } from './deliveries.ts';
import { enqueueDeliveries } from './deliveries.ts';
import { leaveLiveEvent } from './live-events.ts';

/** What a new signal says of an alert that is there. */
type Fresh = { facts: SignalFacts; period: StoredAlert['period'] };

/**
 * Writes what an event came to: the alert, its timeline and whom it is told, together or not at all.
 * @throws AppError ALERT_CHANGED { seen } when somebody else has changed it since it was read
 */
export function* writeTurn(
  ctx: Context,
  {
    alert,
    turn,
    now,
    chain = [],
    fresh,
  }: { alert: StoredAlert; turn: Turn; now: number; chain?: readonly number[]; fresh?: Fresh },
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
  const after = { ...alert, ...fresh, life: turn.life };
  yield* writeNews(ctx, { alert: after, turn, now, chain });
}

/** Columns of what was measured. */
export function freshColumns({ facts, period }: Fresh) {
  return {
    facts: JSON.stringify(facts),
    from_day: period?.from ?? null,
    to_day: period?.to ?? null,
  };
}

/**
 * Writes what an event adds beside the alert itself: the lines of its timeline after the first `alert.steps`, the messages to
 * whoever is told (`chain` = its department and those above it), and a word to open screens.
 */
export function* writeNews(
  ctx: Context,
  {
    alert,
    turn,
    now,
    chain,
  }: { alert: StoredAlert; turn: Turn; now: number; chain: readonly number[] },
): Steps<void> {
  if (turn.steps.length === 0) return;
  const { q, t } = ctx.dialect;
  for (const [i, { kind, by, details }] of turn.steps.entries()) {
    const line = { alert: alert.id, seq: alert.steps + i + 1, at: now, kind, by };
    yield* run(q.insert(t.alertStep).values({ ...line, details: JSON.stringify(details) }));
  }
  if (turn.notices.length > 0) {
    const rule = yield* readAlertRule(ctx, { id: alert.rule });
    const content = contentOf({ ...alert, life: turn.life }, turn.steps, rule);
    const wishes = wishesOf({ alert, turn, chain, content });
    yield* enqueueDeliveries(ctx, { wishes, now });
  }
  const department = isOfEverybody(alert) ? null : (alert.scope.department ?? NOT_GIVEN);
  yield* leaveLiveEvent(ctx, { at: now, key: 'alerts', department });
}

/** Steps of which programs hear, and that tell people no more often than may be when they come and go. */
const NEWS: ReadonlySet<StepKind> = new Set(['opened', 'rose', 'reopened']);

function wishesOf({
  alert,
  turn,
  chain,
  content,
}: {
  alert: StoredAlert;
  turn: Turn;
  chain: readonly number[];
  content: string;
}): DeliveryWish[] {
  const { severity } = turn.life;
  const isNews = turn.steps.some(({ kind }) => NEWS.has(kind));
  const begins = turn.steps.some(({ kind }) => kind === 'opened' || kind === 'rose');
  const base = {
    alert: alert.id,
    severity,
    departments: chain,
    flapsAs: begins ? `${nameOf(groupOf(alert))}:${severity}:begins` : null,
  };
  const wishes = turn.notices.map(({ kind, told, held }): DeliveryWish => {
    return {
      ...base,
      to: { person: told.person },
      kind,
      content,
      held: held && { state: held, why: held },
    };
  });
  const [first] = turn.notices;
  if (!first || !isNews) return wishes;
  const held = first.held && { state: first.held, why: first.held };
  return [...wishes, { ...base, to: 'receivers', kind: 'alert', content, held }];
}

/** A short name of a cause and scope, which tells nothing of what is in it: a cause may hold the id of a record. */
function nameOf(group: string): string {
  return createHash('sha256').update(group).digest('base64url').slice(0, 22);
}

/** What a message is written from. */
function contentOf(
  { kind, cause, scope, facts, life }: StoredAlert,
  steps: Turn['steps'],
  rule: Pick<StoredRule, 'name' | 'metric'> | null,
): string {
  const happened = steps.map((step) => ALERT_STEPS.find((one) => one === step.kind));
  const content: AlertContent = {
    // A silence that is over tells of it for the first time.
    step: happened.find((step) => step !== undefined) ?? 'opened',
    rule: { kind, name: rule?.name ? { ...rule.name } : null },
    metric: rule?.metric ?? null,
    scope,
    others: narrowedInCause(cause),
    severity: life.severity,
    at: life.lastAt,
    facts: {
      value: facts.value,
      n: facts.n,
      expected: facts.expected,
      low: facts.low,
      high: facts.high,
    },
  };
  return JSON.stringify(content);
}
