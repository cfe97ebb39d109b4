/** How exactly the source told an instant. Day-precise records keep midnight in the organisation's zone. */
export const PRECISIONS = ['day', 'minute', 'second'] as const;
export type Precision = (typeof PRECISIONS)[number];

/** The four kinds of records. */
export const RECORD_KINDS = ['case', 'contact', 'response', 'daily_total'] as const;
export type RecordKind = (typeof RECORD_KINDS)[number];

/**
 * The type of one field of a record, as a mapping, the API and the store know it.
 * - `instant`: UTC milliseconds
 * - `day`: days since 1970-01-01 in the organisation's zone
 * - `seconds`: whole seconds, may be negative only where a source says so
 * - `count`: whole number ≥ 0; `minor`: money in minor units; `score`: whole number on the instrument's scale
 * - `share`: a part of a whole in whole millionths, 0 to 1,000,000
 * - `flag`: true, false or unknown (null); `text`: free text, redacted on ingest; `code`: short token
 */
export type FieldType =
  | 'instant'
  | 'day'
  | 'seconds'
  | 'count'
  | 'minor'
  | 'score'
  | 'share'
  | 'flag'
  | 'code'
  | 'text';

/**
 * Fields a case has beside the common ones. `at` of a case is the instant it was opened. `endTold`: the source says that it is
 * over, which counts where it does not say when.
 */
const CASE_FIELDS = {
  firstResponseAt: 'instant',
  resolvedAt: 'instant',
  reopenedAt: 'instant',
  closedAt: 'instant',
  dueAt: 'instant',
  slaTold: 'flag',
  status: 'code',
  priority: 'code',
  outcome: 'code',
  handovers: 'count',
  reopens: 'count',
  escalatedLevel: 'count',
  escalatedAt: 'instant',
  fcrTold: 'flag',
  value: 'minor',
  text: 'text',
  language: 'code',
  endTold: 'flag',
} as const satisfies Record<string, FieldType>;

/** Fields a contact has. The automation fields are null for a contact that automation never saw. */
const CONTACT_FIELDS = {
  agentKind: 'code',
  wait: 'seconds',
  duration: 'seconds',
  abandoned: 'flag',
  entered: 'flag',
  offeredBoth: 'flag',
  chosen: 'flag',
  humanAsked: 'count',
  askedBeforeTrying: 'flag',
  botFailedAt: 'instant',
  humanJoinedAt: 'instant',
  endedResolved: 'flag',
  contextPassed: 'flag',
  text: 'text',
  language: 'code',
} as const satisfies Record<string, FieldType>;

/** Fields a survey response has. `score` is null for an invitation that nobody answered. */
const RESPONSE_FIELDS = {
  instrument: 'code',
  invitedAt: 'instant',
  deliveredAt: 'instant',
  score: 'score',
  text: 'text',
  language: 'code',
} as const satisfies Record<string, FieldType>;

/**
 * Counters a source has already added up for one day (waits and talk in seconds). `withinShare` stands in for
 * `withinLevel` where the source gives the share of the answered instead of their number.
 */
const DAILY_TOTAL_FIELDS = {
  offered: 'count',
  answered: 'count',
  abandoned: 'count',
  withinLevel: 'count',
  waitSum: 'seconds',
  talkSum: 'seconds',
  withinShare: 'share',
} as const satisfies Record<string, FieldType>;

/** Fields by kind of record. */
export const RECORD_FIELDS = {
  case: CASE_FIELDS,
  contact: CONTACT_FIELDS,
  response: RESPONSE_FIELDS,
  daily_total: DAILY_TOTAL_FIELDS,
} as const;

const MOST_SECONDS = 1_000_000_000;
const MOST_COUNT = 100_000;
const MOST_OF_A_DAY = 10_000_000;

/**
 * Greatest size of a whole number in a field: over 30 years of seconds, ten million calls a day. What is larger is
 * another column's content (a phone number, say), and sums of it, and of its square, would no longer be exact.
 */
export function mostOf(kind: RecordKind, type: FieldType): number {
  if (type === 'seconds') return MOST_SECONDS;
  if (type !== 'count') return Number.MAX_SAFE_INTEGER;
  return kind === 'daily_total' ? MOST_OF_A_DAY : MOST_COUNT;
}

type FieldValue<T extends FieldType> = T extends 'flag'
  ? boolean | null
  : T extends 'code' | 'text'
    ? string | null
    : number | null;

export type FieldsOf<K extends RecordKind> = {
  -readonly [F in keyof (typeof RECORD_FIELDS)[K]]: (typeof RECORD_FIELDS)[K][F] extends FieldType
    ? FieldValue<(typeof RECORD_FIELDS)[K][F]>
    : never;
};
