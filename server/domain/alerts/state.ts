/**
 * `open` = nobody has taken it on; `acknowledged` = somebody has promised to; `snoozed` = it waits until an instant; `resolved` =
 * it is over, or was history when it became known.
 */
export const ALERT_STATES = ['open', 'acknowledged', 'snoozed', 'resolved'] as const;
export type AlertState = (typeof ALERT_STATES)[number];

/** What can happen to an alert: by people, by the clock (`miss`, `wake`, `climb`), by what is measured (the rest). */
export const ALERT_EVENTS = [
  'acknowledge',
  'renew',
  'snooze',
  'resolve',
  'reopen',
  'comment',
  'miss',
  'wake',
  'climb',
  'go_on',
  'rise',
  'rise_to_grave',
  'end',
  'end_for_good',
] as const;
export type AlertEvent = (typeof ALERT_EVENTS)[number];

/**
 * Every step an alert may take, and no other: event × state it stands in → state it stands in then. `renew` is the new
 * promise of whoever made the one that holds. What becomes grave is open again whatever was promised or put off for less. What
 * was history when it became known can go on and rise, as history.
 */
const TRANSITIONS: Readonly<Record<AlertEvent, Readonly<Partial<Record<AlertState, AlertState>>>>> =
  {
    acknowledge: { open: 'acknowledged', snoozed: 'acknowledged' },
    renew: { acknowledged: 'acknowledged' },
    snooze: { open: 'snoozed', acknowledged: 'snoozed', snoozed: 'snoozed' },
    resolve: { open: 'resolved', acknowledged: 'resolved', snoozed: 'resolved' },
    reopen: { resolved: 'open' },
    comment: {
      open: 'open',
      acknowledged: 'acknowledged',
      snoozed: 'snoozed',
      resolved: 'resolved',
    },
    miss: { acknowledged: 'open' },
    wake: { snoozed: 'open' },
    climb: { open: 'open' },
    go_on: { open: 'open', acknowledged: 'acknowledged', snoozed: 'snoozed', resolved: 'resolved' },
    rise: { open: 'open', acknowledged: 'acknowledged', snoozed: 'snoozed', resolved: 'resolved' },
    rise_to_grave: { open: 'open', acknowledged: 'open', snoozed: 'open' },
    end: { open: 'open', acknowledged: 'acknowledged', snoozed: 'snoozed' },
    end_for_good: { open: 'resolved' },
  };

/** The state after an event; null = it cannot happen in that state. */
export function stateAfter(state: AlertState, event: AlertEvent): AlertState | null {
  return TRANSITIONS[event][state] ?? null;
}

/** Lines of an alert's timeline. */
export const STEP_KINDS = [
  'opened',
  'rose',
  'still',
  'told',
  'not_told',
  'acknowledged',
  'promise_missed',
  'snoozed',
  'woke',
  'climbed',
  'resolved',
  'reopened',
  'commented',
  'ended',
] as const;
export type StepKind = (typeof STEP_KINDS)[number];
