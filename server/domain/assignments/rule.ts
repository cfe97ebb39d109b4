import type { RecordKind } from '../records/fields.ts';

/** Dimensions that people and their rules may set over what the source told. */
export const ASSIGNABLE = ['department', 'theme'] as const;
export type Assignable = (typeof ASSIGNABLE)[number];

/** Kinds of records that can be set: a daily total is a count, not something that was said. */
export const ASSIGNABLE_KINDS = [
  'case',
  'contact',
  'response',
] as const satisfies readonly RecordKind[];
export type AssignableKind = (typeof ASSIGNABLE_KINDS)[number];

/** What is set: codes (≥ 1); a dimension that is absent stays as it is. */
export type Choice = Partial<Record<Assignable, number>>;

/**
 * Any of these codes of one dimension (its number: 1 = department …); 0 = not given. `chosen` = as somebody chose them,
 * `codes` = with those that were shown as them or lay below them when the rule was saved.
 */
type CodesOfDimension = {
  dimension: number;
  chosen: readonly number[];
  codes: readonly number[];
};

/**
 * What a record must meet, as its source told it; every part that is not empty, one of its choices. `words` are questions as
 * people type them into a search.
 */
export type RuleCondition = {
  sources: readonly string[];
  kinds: readonly AssignableKind[];
  dimensions: readonly CodesOfDimension[];
  words: readonly string[];
};

/** What sets department or theme of every record that meets the condition. */
export type Rule = { name: string; condition: RuleCondition; sets: Choice };

/** A rule that works, by its number, and the change by which it stands as it does. */
export type WorkingRule = { id: number; change: number; rule: Rule };
