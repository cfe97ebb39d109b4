import type { AlertInfo } from '#server/contract/alerts.ts';

/** What a person may do about an alert, in the order in which it is offered. */
export const ACTIONS = ['acknowledge', 'snooze', 'resolve', 'reopen', 'comment'] as const;
export type Action = (typeof ACTIONS)[number];

/** What can be done about an alert as it stands; the server decides for itself. */
export function actionsFor({
  state,
  mayAct,
}: Pick<AlertInfo, 'state' | 'mayAct'>): readonly Action[] {
  if (!mayAct) return ['comment'];
  if (state === 'resolved') return ['reopen', 'comment'];
  return ['acknowledge', 'snooze', 'resolve', 'comment'];
}
