import type { AlertStep } from '../../domain/delivery/content.ts';
import type { Severity } from '../../domain/alerts/signal.ts';
import type { ReportOutcome } from '../../domain/reports/report.ts';
import type { Bilingual } from '../../domain/metrics/definition.ts';
import type { Unit } from '../../domain/metrics/verdict-kinds.ts';
import type { ChangeAnswer } from '../../contract/changes.ts';
import type { MetricsAnswer } from '../../contract/metrics.ts';

/** One alert with everything it is told by; names are the organisation's own words. Null = there is none. */
export type AlertTelling = {
  readonly step: AlertStep;
  readonly severity: Severity;
  readonly ruleKind: string;
  readonly ruleName: Bilingual | null;
  readonly metric: { readonly name: Bilingual; readonly unit: Unit } | null;
  /** What it is about, the narrowest first; empty = the whole organisation. */
  readonly where: readonly Bilingual[];
  /** UTC ms. */
  readonly at: number;
  readonly value: number | null;
  readonly n: number | null;
  readonly expected: number | null;
  readonly low: number | null;
  readonly high: number | null;
  /** Address of its page; null = nobody said under which address people reach Basira. */
  readonly link: string | null;
};

/** What became of a report, for whoever sent it; not a word of what was written. */
export type ReportTelling = {
  readonly outcome: ReportOutcome;
  /** UTC ms. */
  readonly receivedAt: number;
  /** What it was about, the narrowest first; empty = the reporter did not say. */
  readonly where: readonly Bilingual[];
  /** Address of one's own reports; null = nobody said under which address people reach Basira. */
  readonly link: string | null;
};

/** One thing somebody is told of. */
export type ToldThing =
  | { readonly kind: 'alert'; readonly alert: AlertTelling }
  | { readonly kind: 'report'; readonly report: ReportTelling }
  | { readonly kind: 'receiver_failed'; readonly receiver: string; readonly outcome: string };

/** A metric's name and unit, to write its values with. */
export type MetricName = { readonly name: Bilingual; readonly unit: Unit };

/** A week as the recipient's own overview shows it. Days are YYYY-MM-DD, `to` excluded. */
export type WeeklyTelling = {
  readonly from: string;
  readonly to: string;
  /** Departments the figures are of; empty = the whole organisation. */
  readonly departments: readonly Bilingual[];
  /** The cards' values with their verdicts. */
  readonly score: readonly (MetricName &
    Pick<MetricsAnswer['series'][number], 'total' | 'verdict'>)[];
  /** The worst of the real changes; `real` = how many there are in all. */
  readonly changes: readonly (MetricName & Pick<ChangeAnswer, 'value' | 'verdict' | 'since'>)[];
  readonly real: number;
  /** The gravest of the alerts nobody has taken on; `open` = how many there are in all. */
  readonly needsYou: readonly AlertTelling[];
  readonly open: number;
  /** What the recipient promised to see to, the first due first; `until` in UTC ms. */
  readonly promises: readonly { readonly until: number; readonly alert: AlertTelling }[];
  /** Sources that did not reach the week's end. */
  readonly behind: readonly Bilingual[];
  /** Address of the overview; null = nobody said under which address people reach Basira. */
  readonly link: string | null;
};

/** A message as it is about to be written in words. */
export type Telling = {
  /** Time zone of the organisation. */
  readonly zone: string;
  readonly organisation: Bilingual;
  /** Where people say how they want to be told; null as above. */
  readonly settings: string | null;
  readonly about:
    | ToldThing
    | { readonly kind: 'digest'; readonly things: readonly ToldThing[] }
    | { readonly kind: 'weekly'; readonly week: WeeklyTelling }
    | { readonly kind: 'test' };
};

/** A mail in the recipient's language. */
export type WrittenMail = {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
};

/** How messages become words; passed in, since services know no language. */
export type Tell = {
  readonly mail: (telling: Telling, language: 'en' | 'ar') => WrittenMail;
  readonly chat: (telling: Telling, language: 'en' | 'ar') => string;
};
