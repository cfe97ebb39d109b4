/** How a try ended. Only `delivered` is success; nothing of what the other side said is kept but its number. */
export const OUTCOMES = [
  'delivered',
  'status_refused',
  'redirected',
  'gone',
  'too_slow',
  'name_unknown',
  'address_refused',
  'port_refused',
  'unencrypted_refused',
  'connection_refused',
  'connection_lost',
  'certificate_refused',
  'mail_not_set_up',
  'mail_sign_in_refused',
  'mail_refused',
  'mail_put_off',
  'recipient_gone',
  'receiver_off',
  'no_right',
  'content_unreadable',
  'cut_off',
] as const;
export type OutcomeCode = (typeof OUTCOMES)[number];

/** How a try ended. */
export type Outcome = {
  readonly code: OutcomeCode;
  /** Number the other side answered with (HTTP status, SMTP code); null = it gave none. */
  readonly status: number | null;
  /** For so long (ms) the other side wants to be left alone; null = it did not say. */
  readonly retryAfterMs: number | null;
};

/** An outcome of which nothing else is known. */
export function outcomeOf(code: OutcomeCode, status: number | null = null): Outcome {
  return { code, status, retryAfterMs: null };
}
