import type { Severity } from '../alerts/signal.ts';
import { SEVERITIES } from '../alerts/signal.ts';

/** What a message is about: an alert, somebody who did not answer one, what was held back, the week, a report, a try, a dead receiver. */
export const DELIVERY_KINDS = [
  'alert',
  'climb',
  'digest',
  'weekly',
  'report',
  'test',
  'receiver_failed',
] as const;
export type DeliveryKind = (typeof DELIVERY_KINDS)[number];

/** How it gets there: in the application itself, by mail, or to a program. */
export const CHANNELS = ['app', 'mail', 'webhook', 'slack'] as const;
export type Channel = (typeof CHANNELS)[number];

/**
 * How a message stands. Each is in one state: what fired is what was sent, digested (a digest lists it), silenced (somebody asked
 * for silence), inhibited (a greater one says it already), given up, or still waiting.
 */
export const DELIVERY_STATES = [
  'waiting',
  'sent',
  'digested',
  'silenced',
  'inhibited',
  'given_up',
] as const;
export type DeliveryState = (typeof DELIVERY_STATES)[number];

/** Ways to be too much: beyond the bound of an hour or a day, or a cause that comes and goes. */
export const HELD_BACK = ['hour_full', 'day_full', 'flapping'] as const;
export type HeldBack = (typeof HELD_BACK)[number];

/** True when a receiver that hears of alerts from `least` on hears of one. */
export function isAtLeast(severity: Severity, least: Severity): boolean {
  return SEVERITIES.indexOf(severity) >= SEVERITIES.indexOf(least);
}

/** What a recipient's messages over one channel are told apart by: bounds, order and concurrency go by it. */
export function laneOf(channel: Channel, recipient: string | number): string {
  return `${channel}:${recipient}`;
}
