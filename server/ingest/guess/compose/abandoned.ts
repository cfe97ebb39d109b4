import type { Condition, Value } from '../../../contract/mapping-value.ts';
import type { Profile } from '../profile.ts';
import { nameOf } from '../profile.ts';
import { isAbandonedWord } from '../vocabulary/abandoned.ts';
import { columnValue } from './draft.ts';
import type { Draft } from './draft.ts';
import { hasNoTime, tookTime } from './durations.ts';

const ABANDONED = 'abandoned';
/** More different words are no list of ways in which a call ends. */
const MOST_WORDS = 20;

/** A column that says in words how each contact ended, of which some say that the customer had given up. */
export function placeAbandoned(draft: Draft): void {
  if (!(ABANDONED in draft.fields)) placeWords(draft);
  const { duration } = draft.fields;
  // Who gave up did not talk for no time.
  if (!(ABANDONED in draft.fields) || duration === undefined || !hasNone(draft)) return;
  draft.fields['duration'] = { when: tookTime(duration), take: duration };
}

function placeWords(draft: Draft): void {
  const { profiles, told } = draft.known;
  const found = profiles.find((one) => !told.has(one) && !draft.decisions.has(one) && tells(one));
  if (!found) return;
  const words = [...found.counts.keys()].filter(isAbandonedWord);
  const hadGivenUp: Condition = {
    in: { value: { lower: columnValue(found) }, of: words.map((word) => word.toLowerCase()) },
  };
  const had = (is: boolean): Value => ({ constant: is });
  draft.fields[ABANDONED] = {
    when: { present: columnValue(found) },
    take: { when: hadGivenUp, take: had(true), otherwise: had(false) },
  };
  const target = `fields.${ABANDONED}`;
  const params = { column: nameOf(found), target, examples: words };
  draft.place(found, 'field', target, { why: { code: 'ABANDONED_WORDS', params } });
}

function tells({ counts, numbers, joined }: Profile): boolean {
  if (numbers !== null || joined !== null || counts.size < 2 || counts.size > MOST_WORDS)
    return false;
  const words = [...counts.keys()].filter(isAbandonedWord);
  return words.length > 0 && words.length < counts.size;
}

/** Whether some contact is said to have lasted no time at all. */
function hasNone({ known, decisions }: Draft): boolean {
  const found = known.profiles.find((one) => decisions.get(one)?.target === 'fields.duration');
  return found !== undefined && hasNoTime(found);
}
