import type { RecordKind } from '../records/fields.ts';
import { isFoundAmong, readSearch } from '../text/search.ts';
import { wordsOf } from '../text/words.ts';
import type { Assignable, WorkingRule } from './rule.ts';
import { ASSIGNABLE } from './rule.ts';

/** A record as its source told it; `codes` in the order of `DIMENSIONS`. */
export type ToldRecord = {
  kind: RecordKind;
  source: string;
  codes: readonly number[];
  text: string | null;
};

/** A code that a rule sets. */
export type RuleSetting = { code: number; rule: number; change: number };

/** What the rules set on a record; a dimension that no rule sets is absent. */
export type RuleSettings = Partial<Record<Assignable, RuleSetting>>;

/** Tells what the rules set; null = there are none. */
export type RuleReader = ((told: ToldRecord) => RuleSettings) | null;

/** Reads rules once. Of those that a record meets, the first in their order counts, for each dimension by itself. */
export function ruleReader(rules: readonly WorkingRule[]): RuleReader {
  if (rules.length === 0) return null;
  const read = rules.map((working) => ({ ...working, meets: meetingOf(working) }));
  return (told) => {
    const settings: RuleSettings = {};
    const forms = formsOf(told.text);
    for (const { id, change, rule, meets } of read) {
      const open = ASSIGNABLE.filter((one) => rule.sets[one] !== undefined && !settings[one]);
      if (open.length === 0 || !meets(told, forms)) continue;
      for (const one of open) settings[one] = { code: rule.sets[one] ?? 0, rule: id, change };
    }
    return settings;
  };
}

type Forms = () => readonly string[];

/** The words of a text, split when they are first asked for. */
function formsOf(text: string | null): Forms {
  let forms: readonly string[] | null = null;
  return () => (forms ??= text === null ? [] : wordsOf(text).map(({ form }) => form));
}

function meetingOf({ rule: { condition } }: WorkingRule) {
  const sources = new Set(condition.sources);
  const kinds = new Set<RecordKind>(condition.kinds);
  const dimensions = condition.dimensions.map(({ dimension, codes }) => ({
    place: dimension - 1,
    codes: new Set(codes),
  }));
  const searches = condition.words
    .map((words) => readSearch(words))
    .filter((search) => search !== null);
  return ({ kind, source, codes, text }: ToldRecord, forms: Forms): boolean =>
    (sources.size === 0 || sources.has(source)) &&
    (kinds.size === 0 || kinds.has(kind)) &&
    dimensions.every((one) => one.codes.has(codes[one.place] ?? 0)) &&
    (condition.words.length === 0 ||
      (text !== null && searches.some((search) => isFoundAmong(search, forms()))));
}
