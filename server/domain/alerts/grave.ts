import type { CodedRecord } from '../records/record.ts';
import type { Search } from '../text/search.ts';
import { isFoundAmong, readSearch } from '../text/search.ts';
import { wordsOf } from '../text/words.ts';
import type { RuleCondition } from './rule.ts';

type GraveCondition = Extract<RuleCondition, { kind: 'grave' }>;

/**
 * What tells whether a record is grave: it meets everything the condition asks of it. `themes` = codes of the condition's themes, those
 * merged into them included; `theme` of the record is its code. Words are found in either script's every spelling; a phrase's
 * words follow one another. A record that has no score, value or text does not meet what asks for one.
 */
export function graveReader(
  condition: GraveCondition,
  themes: ReadonlySet<number>,
): (record: CodedRecord, theme: number) => boolean {
  const { scoreAtMost, valueAtLeast, words } = condition;
  const phrases = words
    .map((phrase) => readSearch(`"${phrase.replaceAll(/["“”]/gu, ' ')}"`))
    .filter((search): search is Search => search !== null);
  return (record, theme) => {
    if (scoreAtMost !== null) {
      const score = record.kind === 'response' ? record.fields.score : null;
      if (score === null || score > scoreAtMost) return false;
    }
    if (valueAtLeast !== null) {
      const value = record.kind === 'case' ? record.fields.value : null;
      if (value === null || value < valueAtLeast) return false;
    }
    if (condition.themes.length > 0 && !themes.has(theme)) return false;
    if (words.length === 0) return true;
    const text = record.kind === 'daily_total' ? null : record.fields.text;
    if (text === null) return false;
    const forms = wordsOf(text).map(({ form }) => form);
    return phrases.some((phrase) => isFoundAmong(phrase, forms));
  };
}
