import { and, eq, ne } from 'drizzle-orm';
import type { Step, Surroundings, Turn } from '#server/domain/alerts/life.ts';
import {
  acknowledgeAlert,
  latestUntil,
  reopenAlert,
  resolveAlert,
  snoozeAlert,
} from '#server/domain/alerts/life.ts';
import { groupOf } from '#server/domain/alerts/signal.ts';
import type { AlertEvent } from '#server/domain/alerts/state.ts';
import { ALERT_STATES, stateAfter } from '#server/domain/alerts/state.ts';
import { AppError } from '#server/domain/problem.ts';
import type { Context, Steps } from '../store/request.ts';
import { first, run } from '../store/request.ts';
import type { StoredAlert } from './alert-rows.ts';
import { readAround } from './alert-surroundings.ts';
import { writeTurn } from './alert-writing.ts';
import { findAlert } from './alerts.ts';
import type { Audited } from './audit.ts';
import { appendAuditOf } from './audit.ts';
import { departmentsOf } from './visible.ts';

/** What a person does about an alert; instants in UTC ms. */
export type AlertAction =
  | { readonly kind: 'acknowledge'; readonly until: number }
  | { readonly kind: 'snooze'; readonly until: number }
  | { readonly kind: 'resolve'; readonly reason: string }
  | { readonly kind: 'reopen'; readonly reason: string }
  | { readonly kind: 'comment'; readonly text: string };

/**
 * Does what a person wants of an alert, with its line of the timeline and its entry of the audit log, which holds no word of theirs.
 * @throws AppError NOT_FOUND { seen } when it is not there for the reader, ACCESS_DENIED when it is not theirs to see to, ALERT_TAKEN { by, until } when somebody else has promised,
 * ALERT_STATE { seen, allowed } when it cannot be done as the alert stands, ALERT_FOLLOWED { seen } when another is open in its
 * place, ALERT_CHANGED, SETTING_INVALID for an instant that is over or too far away
 */
export function* actOnAlert(
  ctx: Context,
  args: { id: number; action: AlertAction; by: string; now: number; audited?: Audited },
): Steps<void> {
  const { id, action, by, now } = args;
  const alert = yield* findAlert(ctx, { id });
  if (!alert) throw new AppError('NOT_FOUND', { seen: String(id) });
  if (!mayAct(ctx, alert, action)) throw new AppError('ACCESS_DENIED');
  refuseImpossible(alert, action, by);
  if ('until' in action) refuseUntil(alert, action.until, now);
  if (action.kind === 'reopen') yield* refuseFollowed(ctx, alert);
  const around = (yield* readAround(ctx, now)).of(alert);
  const turn = turnOf(alert, action, by, around);
  yield* writeTurn(ctx, { alert, turn, now, chain: around.ladder.chain });
  const until = 'until' in action ? { until: new Date(action.until).toISOString() } : {};
  const details = { action: action.kind, ...until };
  yield* appendAuditOf(ctx, args.audited, { target: `alert:${id}`, details });
}

/** What is about the organisation as a whole a head may read and comment on; those who read everything see to it. */
function mayAct({ viewer }: Context, { scope }: StoredAlert, { kind }: AlertAction): boolean {
  if (scope.department !== null || kind === 'comment') return true;
  return departmentsOf(viewer) === 'all';
}

function turnOf(alert: StoredAlert, action: AlertAction, by: string, around: Surroundings): Turn {
  const { life } = alert;
  const at = around.now;
  switch (action.kind) {
    case 'acknowledge':
      return acknowledgeAlert(life, { by, at, until: action.until });
    case 'snooze':
      return snoozeAlert(life, { by, until: action.until });
    case 'resolve':
      return resolveAlert(life, { by, at, reason: action.reason });
    case 'reopen':
      return reopenAlert(life, { by, reason: action.reason }, around);
    case 'comment': {
      const line: Step = { kind: 'commented', by, details: { text: action.text } };
      return { life, steps: [line], notices: [] };
    }
  }
}

function refuseImpossible({ life }: StoredAlert, { kind }: AlertAction, by: string): void {
  const isTaken = life.state === 'acknowledged' && kind === 'acknowledge';
  if (isTaken && life.promise && life.promise.by !== by) {
    const until = new Date(life.promise.until).toISOString();
    throw new AppError('ALERT_TAKEN', { by: life.promise.by, until });
  }
  const event: AlertEvent = isTaken ? 'renew' : kind;
  if (stateAfter(life.state, event) !== null) return;
  const allowed = ALERT_STATES.filter((state) => stateAfter(state, event) !== null);
  throw new AppError('ALERT_STATE', { action: kind, seen: life.state, allowed });
}

function refuseUntil({ life }: StoredAlert, until: number, now: number): void {
  const latest = latestUntil(life.severity, now);
  if (until > now && until <= latest) return;
  const [seen, from, to] = [until, now, latest].map((one) => new Date(one).toISOString());
  throw new AppError('SETTING_INVALID', {
    setting: 'until',
    seen: seen ?? '',
    expected: `${from} … ${to}`,
  });
}

/** What was history when it became known is reopened as anything else; but two are never open for one cause and scope. */
function* refuseFollowed(ctx: Context, alert: StoredAlert): Steps<void> {
  const { q, t } = ctx.dialect;
  const a = t.alert;
  const other = yield* first(
    q
      .select({ id: a.id })
      .from(a)
      .where(and(eq(a.open_key, groupOf(alert)), ne(a.id, alert.id))),
  );
  if (other) throw new AppError('ALERT_FOLLOWED', { seen: String(other.id) });
}

/** A person says whether an alert was useful to them, in the place of what they said before. @throws AppError NOT_FOUND { seen } */
export function* voteOnAlert(
  ctx: Context,
  args: { id: number; isUseful: boolean; by: string; now: number; audited?: Audited },
): Steps<void> {
  const { id, isUseful, by, now } = args;
  if (!(yield* findAlert(ctx, { id }))) throw new AppError('NOT_FOUND', { seen: String(id) });
  const v = ctx.dialect.t.alertVote;
  const set = { is_useful: isUseful ? 1 : 0, at: now };
  const insert = ctx.dialect.q.insert(v).values({ alert: id, person_id: by, ...set });
  yield* run(insert.onConflictDoUpdate({ target: [v.alert, v.person_id], set }));
  yield* appendAuditOf(ctx, args.audited, { target: `alert:${id}`, details: { isUseful } });
}
