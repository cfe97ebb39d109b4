import type { InstrumentCounter } from '../counters/registry.ts';
import type { Parts } from '../counters/parts.ts';
import type { InstrumentKind } from '../records/instrument.ts';
import type { RecordKind } from '../records/fields.ts';
import type { MetricValue } from './value.ts';
import type { Polarity, Unit } from './verdict-kinds.ts';

/** A text in both languages. */
export type Bilingual = { en: string; ar: string };

/** The day of a record on which it counts for a metric. */
export const ANCHORS = [
  'opened',
  'resolved',
  'due',
  'first_response',
  'answered',
  'delivered',
  'contact',
] as const;
export type Anchor = (typeof ANCHORS)[number];

/**
 * How the 95 % interval is made, which also decides the test: Wilson's score for shares, adjusted Wald for net scores,
 * Student's t for means, order statistics for quantiles; `none` has no interval (counts; averages of sums that sources
 * deliver without a spread).
 */
export const METHODS = ['wilson', 'net', 'student', 'order', 'none'] as const;
export type Method = (typeof METHODS)[number];

/**
 * One metric, defined here and nowhere else. API, chart, alert, report and both languages follow from it.
 */
export type MetricDefinition = {
  readonly id: string;
  /** Plain words, no abbreviations. */
  readonly name: Bilingual;
  /** The formula in words: what is counted, over what, what is in and out. */
  readonly formula: Bilingual;
  readonly unit: Unit;
  /** Smallest and largest possible value; null = unbounded. Intervals stay inside. */
  readonly range: readonly [number | null, number | null];
  readonly polarity: Polarity;
  /** Below this n the value is null (`too_few`). */
  readonly minShow: number;
  /** Below this n there is a value and an interval but no verdict. */
  readonly minJudge: number;
  readonly method: Method;
  /** The interval method in words, null where there is no interval. */
  readonly interval: Bilingual | null;
  /** Where the definition comes from. */
  readonly source: string;
  /** Who answers for it. */
  readonly owner: Bilingual;
  /** Needs an instrument of this kind; `any` of whatever kind; null = operational. */
  readonly instrument: InstrumentKind | 'any' | null;
  /** Days after a period's end until its value is final; 0 = at once. */
  readonly provisionalDays: number;
  /** Numbers of the counters to load. */
  readonly counters: readonly number[];
  /** Counters of the chosen instrument to load. */
  readonly instrumentCounters: readonly InstrumentCounter[];
  /** Numbers of the durations to load. */
  readonly measures: readonly number[];
  /** Kinds of record it is computed from. */
  readonly records: readonly RecordKind[];
  readonly anchor: Anchor;
  /** A stock: its counters are summed from the beginning of time up to the period's end, not over the period. */
  readonly cumulative: boolean;
  /**
   * What the records behind it add up to: its `n`, or its `value` where it counts some of what it rests on (the unhappy among
   * all answers).
   */
  readonly recordsAre: 'n' | 'value';
  /**
   * The value of the records behind `parts`. `instrument` is the code of the survey instrument (0 where the metric
   * needs none). Gives the states `no_data` (n = 0) and `too_few` only; the caller adds the others.
   */
  compute(parts: Parts, instrument: number): MetricValue;
};

/** True when a record whose parts alone give `own` is one of the records behind the metric (see `recordsAre`). */
export function isBehind({ recordsAre }: MetricDefinition, own: MetricValue): boolean {
  return own.n > 0 && (recordsAre === 'n' || (own.value ?? 0) > 0);
}
