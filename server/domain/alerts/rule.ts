import type { Dimension } from '../dimensions.ts';
import type { Severity } from './signal.ts';

/**
 * What a rule looks for: one `grave` record; a value beyond a fixed `level`; a `change` against the period before; a `gap` to the
 * target; a value out of its expected `range`; a `burst` of records of one value; the `silence` of a source; a loop that is `overdue`; a
 * closed loop that has `regressed`; unhappy customers who were promised a contact and are `unanswered`.
 */
export const RULE_KINDS = [
  'grave',
  'level',
  'change',
  'gap',
  'range',
  'burst',
  'silence',
  'overdue',
  'regressed',
  'unanswered',
] as const;
export type RuleKind = (typeof RULE_KINDS)[number];

/** Which way a change counts; `worse` and `better` by the metric's polarity. */
export const DIRECTIONS = ['worse', 'better', 'either'] as const;
export type Direction = (typeof DIRECTIONS)[number];

/**
 * The condition of each kind. Values are in the metric's own unit (percent 0 to 100, points, seconds …); null = not asked.
 * `hysteresis` is how far beyond its limit a value must come back before the cause has ended, 0 or more, in the same unit.
 */
export type RuleCondition =
  | {
      readonly kind: 'grave';
      /** A survey answer's score at or below it, on its instrument's own scale. */
      readonly scoreAtMost: number | null;
      /** Value at stake at or above it, in minor units. */
      readonly valueAtLeast: number | null;
      /** Keys of themes; any of them. */
      readonly themes: readonly string[];
      /** Words or phrases in the text, in either language; any of them. */
      readonly words: readonly string[];
    }
  | {
      readonly kind: 'level';
      readonly below: number | null;
      readonly above: number | null;
      readonly hysteresis: number;
    }
  | { readonly kind: 'change'; readonly direction: Direction; readonly atLeast: number }
  | { readonly kind: 'gap'; readonly atLeast: number; readonly hysteresis: number }
  /** Surprise (−log10 of the tail probability, above 0) from which a value is out of its range. */
  | { readonly kind: 'range'; readonly direction: Direction; readonly score: number }
  /**
   * As `range`, for counts; `atLeast` = fewer records than that are no burst. By the hour the surprise is the sum that
   * `StreamSurprise` gives, which is on a longer scale.
   */
  | { readonly kind: 'burst'; readonly score: number; readonly atLeast: number }
  /** No data for so many times the usual gap between deliveries, 1 or more. */
  | { readonly kind: 'silence'; readonly times: number }
  /** A loop's next step, a department's word or an executive's decision is late. */
  | { readonly kind: 'overdue' }
  /** A closed loop reopened itself: what was changed no longer holds. */
  | { readonly kind: 'regressed' }
  /** Customers whose follow-up was promised by now wait, all those of a department together. */
  | { readonly kind: 'unanswered' };

/**
 * How often a rule is looked at; `hour` is for bursts only. A `grave` record is looked at when it comes in, whatever stands here.
 */
export const RULE_GRAINS = ['hour', 'day', 'week'] as const;
export type RuleGrain = (typeof RULE_GRAINS)[number];

/** What a rule says. */
export type RuleFacts = {
  /** Null = it is named by its parts. */
  readonly name: { readonly en: string; readonly ar: string } | null;
  /** Catalogue id, for survey metrics with the instrument; null for kinds that need none. */
  readonly metric: string | null;
  /** One value of a dimension; null = the whole organisation. */
  readonly scope: { readonly dimension: Dimension; readonly code: number } | null;
  /** A dimension every value of which is looked at by itself, within the scope; null = none. */
  readonly each: Dimension | null;
  readonly condition: RuleCondition;
  readonly grain: RuleGrain;
  /** With fewer records behind a value it says nothing; 0 or more. */
  readonly minimumN: number;
  /** Periods one after the other in which it must hold, 1 or more. */
  readonly duration: number;
  readonly severity: Severity;
  /** An alert that nobody has taken on is over when its cause is. */
  readonly endsItself: boolean;
  readonly isOn: boolean;
};

/** A rule as it is held. */
export type AlertRule = RuleFacts & { readonly id: number };

/** Kinds that are looked at as a whole: sources belong to no value of a dimension, loops and follow-ups know theirs. */
const OF_NONE: ReadonlySet<RuleKind> = new Set(['silence', 'overdue', 'regressed', 'unanswered']);

/** True when a rule looks at series; others look at what comes in, at sources, at loops and follow-ups. */
export function hasSeries(kind: RuleKind): boolean {
  return kind !== 'grave' && !OF_NONE.has(kind);
}

const NEEDS_METRIC: ReadonlySet<RuleKind> = new Set(['level', 'change', 'gap', 'range']);

// The others must name none.
function needsMetric(kind: RuleKind): boolean {
  return NEEDS_METRIC.has(kind);
}

/** What cannot be right about a rule by itself. */
export type RuleFault =
  /** `grave`: nothing is asked of a record, so that every one would be grave. */
  | { kind: 'asks_nothing' }
  /** `level`: no limit at all. */
  | { kind: 'no_limit' }
  /** `level`: whatever the value is, one of the limits is broken, or the cause can never end. */
  | { kind: 'contradicting'; below: number; above: number }
  | { kind: 'metric_missing' }
  | { kind: 'metric_not_wanted'; metric: string }
  /** A series for each value of the very dimension that is fixed to one. */
  | { kind: 'each_is_fixed'; dimension: Dimension }
  /** Sources and loops belong to no value of a dimension. */
  | { kind: 'scope_not_wanted'; dimension: Dimension }
  /** Only records are counted by the hour. */
  | { kind: 'hour_not_wanted'; of: RuleKind }
  /** An hour is told once when it begins an episode, so that no second one could follow it. */
  | { kind: 'hour_lasts'; duration: number };

/** The first thing that cannot be right; null = nothing. */
export function ruleFault(
  rule: Pick<RuleFacts, 'metric' | 'scope' | 'each' | 'condition' | 'grain' | 'duration'>,
): RuleFault | null {
  const { metric, scope, each, condition, grain, duration } = rule;
  if (metric === null && needsMetric(condition.kind)) return { kind: 'metric_missing' };
  if (metric !== null && !needsMetric(condition.kind)) return { kind: 'metric_not_wanted', metric };
  const narrowed = scope?.dimension ?? each;
  if (OF_NONE.has(condition.kind) && narrowed !== null) {
    return { kind: 'scope_not_wanted', dimension: narrowed };
  }
  if (each !== null && scope?.dimension === each) return { kind: 'each_is_fixed', dimension: each };
  if (grain === 'hour') {
    if (condition.kind !== 'burst') return { kind: 'hour_not_wanted', of: condition.kind };
    if (duration > 1) return { kind: 'hour_lasts', duration };
  }
  return conditionFault(condition);
}

function conditionFault(condition: RuleCondition): RuleFault | null {
  if (condition.kind === 'grave') {
    const { scoreAtMost, valueAtLeast, themes, words } = condition;
    const isEmpty = scoreAtMost === null && valueAtLeast === null;
    return isEmpty && themes.length + words.length === 0 ? { kind: 'asks_nothing' } : null;
  }
  if (condition.kind !== 'level') return null;
  const { below, above, hysteresis } = condition;
  if (below === null && above === null) return { kind: 'no_limit' };
  if (below === null || above === null || below + hysteresis < above - hysteresis) return null;
  return { kind: 'contradicting', below, above };
}
