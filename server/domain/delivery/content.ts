import type { Severity } from '../alerts/signal.ts';
import type { Dimension } from '../dimensions.ts';
import type { ReportOutcome } from '../reports/report.ts';

/** What happened to an alert that somebody is told of. */
export const ALERT_STEPS = [
  'opened',
  'rose',
  'reopened',
  'climbed',
  'promise_missed',
  'woke',
  'ended',
  'resolved',
] as const;
export type AlertStep = (typeof ALERT_STEPS)[number];

/** Facts a message about an alert is written from. Null = not known, or it does not apply. */
export type AlertContent = {
  readonly step: AlertStep;
  /** Kind of the rule, and the name somebody gave it; null = it is named by its parts. */
  readonly rule: { readonly kind: string; readonly name: { en: string; ar: string } | null };
  /** Catalogue id of the metric. */
  readonly metric: string | null;
  /** Codes of department and theme, id of the source; all null = the whole organisation. */
  readonly scope: {
    readonly department: number | null;
    readonly theme: number | null;
    readonly source: string | null;
  };
  /** Codes of other dimensions that it is about; left out by messages that were written before they were told. */
  readonly others?: readonly { readonly dimension: Dimension; readonly code: number }[] | undefined;
  readonly severity: Severity;
  /** Instant of the fact, UTC ms. */
  readonly at: number;
  /** In the metric's own unit; `expected` with the limits `low` and `high` of what was usual. */
  readonly facts: {
    readonly value: number | null;
    readonly n: number | null;
    readonly expected: number | null;
    readonly low: number | null;
    readonly high: number | null;
  };
};

/** Facts of a message about a receiver that hears nothing any more. */
export type ReceiverContent = { readonly receiver: string; readonly outcome: string };

/** The week a mail is about, in days (YYYY-MM-DD), `to` excluded: its figures are read when it is sent, by whoever gets it. */
export type WeeklyContent = { readonly from: string; readonly to: string };

/** Facts of a message to whoever sent a report: its number, what became of it, when it came in (UTC ms); codes, null = it named none. */
export type ReportContent = {
  readonly report: number;
  readonly outcome: ReportOutcome;
  readonly receivedAt: number;
  readonly theme: number | null;
  readonly department: number | null;
  /** The one it was sent in. */
  readonly language: 'en' | 'ar';
};
