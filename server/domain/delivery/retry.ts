import type { Outcome, OutcomeCode } from './outcome.ts';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/** Waits between two tries in ms, as Standard Webhooks 1.0 advises: ten tries over 76 hours. */
const WAITS = [
  5 * SECOND,
  5 * MINUTE,
  30 * MINUTE,
  2 * HOUR,
  5 * HOUR,
  10 * HOUR,
  14 * HOUR,
  20 * HOUR,
  24 * HOUR,
] as const;

/** Each wait is longer or shorter by up to this share, so that those who failed together do not come back together. */
const JITTER = 0.2;

/** Longest wait (ms) that another side can ask for. */
const LONGEST_ASKED = 24 * HOUR;

/** What another try cannot mend. */
const FINAL: ReadonlySet<OutcomeCode> = new Set([
  'gone',
  'mail_not_set_up',
  'mail_refused',
  'recipient_gone',
  'receiver_off',
  'no_right',
  'content_unreadable',
]);

/** What comes after a try: it is sent, tried again at an instant (UTC ms), or given up. */
export type After = { kind: 'sent' } | { kind: 'again'; at: number } | { kind: 'given_up' };

/** Decides after try `number` (from 1), which ended at `now` (UTC ms). `chance` is in [0, 1). */
export function afterTry(
  { code, retryAfterMs }: Outcome,
  number: number,
  now: number,
  chance: number,
): After {
  if (code === 'delivered') return { kind: 'sent' };
  // The program ended amid it: that says nothing about the other side.
  if (code === 'cut_off') return { kind: 'again', at: now };
  const wait = WAITS[number - 1];
  if (wait === undefined || FINAL.has(code)) return { kind: 'given_up' };
  const jittered = wait * (1 - JITTER + 2 * JITTER * chance);
  const asked = Math.min(retryAfterMs ?? 0, LONGEST_ASKED);
  return { kind: 'again', at: now + Math.round(Math.max(jittered, asked)) };
}

/**
 * Milliseconds a `Retry-After` header asks for (seconds, or an HTTP date against `now`, UTC ms); null = none is there, or nobody can
 * tell what it means.
 */
export function readRetryAfter(header: string | null, now: number): number | null {
  if (header === null) return null;
  const text = header.trim();
  if (/^\d{1,9}$/.test(text)) return Number(text) * SECOND;
  const at = /^[A-Z][a-z]{2}, /.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(at) ? null : Math.max(0, at - now);
}
