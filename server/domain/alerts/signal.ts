import type { RecordKind } from '../records/fields.ts';

/** How much an alert matters, least first: `watch` = look at it this week, `serious` = today, `grave` = now. */
export const SEVERITIES = ['watch', 'serious', 'grave'] as const;
export type Severity = (typeof SEVERITIES)[number];

/** True when the first matters more than the second. */
export function isHigher(one: Severity, other: Severity): boolean {
  return SEVERITIES.indexOf(one) > SEVERITIES.indexOf(other);
}

/** What an alert is about: code of a department, code of a theme, id of a source; all null = the whole organisation. */
export type AlertScope = {
  readonly department: number | null;
  readonly theme: number | null;
  readonly source: string | null;
};

/**
 * What was measured when it fired, in the metric's own unit; null = that kind of signal has no such number.
 * `expected`, `low` and `high` are where the value was expected; `score` is the surprise (−log10 of the tail probability);
 * Of a silent source `value` is for how long it has told nothing, `expected` its usual gap and `high` how long it may, in seconds.
 * `lastAsHigh` is the day (since 1970-01-01) on which it was last so high; `n` = records behind the value.
 */
export type SignalFacts = {
  readonly value: number | null;
  readonly n: number | null;
  readonly expected: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly score: number | null;
  readonly lastAsHigh: number | null;
};

/** Of what has no number. */
export const NO_FACTS: SignalFacts = {
  value: null,
  n: null,
  expected: null,
  low: null,
  high: null,
  score: null,
  lastAsHigh: null,
};

/**
 * True of a value that lies where it was expected and went off all the same: what came before it leans the same way, and
 * together that is more than chance (the running surprise of `metricSurprises`).
 */
export function addsUp(
  kind: string,
  { value, expected, low, high }: Pick<SignalFacts, 'value' | 'expected' | 'low' | 'high'>,
): boolean {
  if (kind !== 'range' || value === null || expected === null) return false;
  return low !== null && high !== null && value > low && value < high;
}

/** A record that an alert points to, by its key. */
export type PinnedRecord = {
  readonly kind: RecordKind;
  readonly source: string;
  readonly externalId: string;
};

/** A metric, a count or one record that left its range: what detection hands to the alerts. */
export type Signal = {
  /** Number of the rule. */
  readonly rule: number;
  /** What goes wrong, without the scope: there is at most one open alert for a cause and a scope. 1 to 400 characters. */
  readonly cause: string;
  readonly scope: AlertScope;
  readonly severity: Severity;
  /** Instant of the fact (UTC ms). Older than `OLD_MS` it notifies nobody. */
  readonly at: number;
  /** Days since 1970-01-01, `[from, to)`; null = one instant. */
  readonly period: { readonly from: number; readonly to: number } | null;
  readonly facts: SignalFacts;
  readonly records: readonly PinnedRecord[];
  /** Ids of people who are told at once beside the first rung. */
  readonly named?: readonly string[];
};

/** What a cause and a scope are called together: one open alert has the name at a time. */
export function groupOf({ cause, scope }: Pick<Signal, 'cause' | 'scope'>): string {
  return JSON.stringify([cause, scope.department, scope.theme, scope.source]);
}

/** Facts older than this (ms) are history and notify nobody. */
const OLD_MS = 48 * 3_600_000;

/** True when a fact is history by now. */
export function isOld(at: number, now: number): boolean {
  return now - at > OLD_MS;
}
