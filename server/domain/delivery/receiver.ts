import type { Severity } from '../alerts/signal.ts';

/** `webhook` = Standard Webhooks 1.0; `slack` = whatever takes Slack's incoming webhooks. */
export const RECEIVER_KINDS = ['webhook', 'slack'] as const;
export type ReceiverKind = (typeof RECEIVER_KINDS)[number];

/** Receivers there may be. */
export const MOST_RECEIVERS = 50;

/** For so long (ms) a secret goes on signing beside the one that took its place. */
export const ROTATION_MS = 24 * 3_600_000;

/** What an administrator decides about a receiver. */
export type ReceiverWishes = {
  readonly name: string;
  readonly kind: ReceiverKind;
  readonly address: string;
  /** Language of what is written for people. */
  readonly language: 'en' | 'ar';
  readonly leastSeverity: Severity;
  /** Codes of departments; null = alerts of all and of none. */
  readonly departments: readonly number[] | null;
  readonly isOn: boolean;
};

/** A receiver as it is kept. Instants in UTC ms. */
export type Receiver = ReceiverWishes & {
  readonly id: number;
  /** Newest first; empty where the address is the secret. */
  readonly secrets: readonly string[];
  /** When the older secrets stop signing; null = there is only one. */
  readonly rotatedUntil: number | null;
  /** When and why it was switched off by itself; null = it was not. */
  readonly disabled: { readonly at: number; readonly why: string } | null;
  readonly made: { readonly by: string; readonly at: number };
  readonly changed: { readonly by: string; readonly at: number };
};

/** Secrets that sign at an instant (UTC ms), the newest first. */
export function signingSecrets(
  { secrets, rotatedUntil }: Pick<Receiver, 'secrets' | 'rotatedUntil'>,
  now: number,
): readonly string[] {
  return rotatedUntil !== null && now < rotatedUntil ? secrets : secrets.slice(0, 1);
}
