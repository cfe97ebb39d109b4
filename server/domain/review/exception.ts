import type { Severity } from '../alerts/signal.ts';
import { SEVERITIES } from '../alerts/signal.ts';

/**
 * Why something is looked at in a weekly review: a grave `alert` that nobody has taken on; a loop whose effect is gone again
 * (`regressed`), whose customers were not told of what changed (`untold`), or whose next `step` is late; a department that has
 * not said that it has heard (`answer`); an `obstacle` that nobody decided in time.
 */
export const EXCEPTION_KINDS = [
  'alert',
  'regressed',
  'obstacle',
  'untold',
  'step',
  'answer',
] as const;
export type ExceptionKind = (typeof EXCEPTION_KINDS)[number];

/** What an exception is about. Exceptions of one week never share all three. */
export type Subject = {
  readonly kind: ExceptionKind;
  /** Number of the alert, for the other kinds of the loop. */
  readonly about: number;
  /** Which of it: the state it stands in, the code of the department, the number of the obstacle or of the line; empty = all. */
  readonly which: string;
};

/** Something that should not be as it is. */
export type Exception = Subject & {
  /** Whose it is; null = the CX team's. */
  readonly department: number | null;
  readonly severity: Severity;
  /** Since when, UTC ms: when it was due, or when it happened. */
  readonly since: number;
};

/** What an exception is called: one name for each in a week. */
export function subjectKey({ kind, about, which }: Subject): string {
  return `${kind} ${about} ${which}`;
}

/** The order in which a review walks: what matters most first, then by kind, then what has waited longest. */
export function inOrder(exceptions: readonly Exception[]): Exception[] {
  const rank = ({ severity, kind }: Exception): number =>
    (SEVERITIES.length - SEVERITIES.indexOf(severity)) * EXCEPTION_KINDS.length +
    EXCEPTION_KINDS.indexOf(kind);
  return exceptions.toSorted(
    (a, b) =>
      rank(a) - rank(b) ||
      a.since - b.since ||
      a.about - b.about ||
      (a.which < b.which ? -1 : a.which > b.which ? 1 : 0),
  );
}
