import { matchHeader } from '../match-headers.ts';
import type { Profile } from '../profile.ts';
import { isEndedWord, isGivenUpWord, isReopenedWord } from '../vocabulary/ended.ts';
import { endedWordsLike } from '../vocabulary/ended.ts';
import { isKnownStatus } from '../vocabulary/values.ts';
import { headerWords } from '../words.ts';

/** What an event is to the case it happened to. `givenUp`: over, and not resolved; `back`: going on, also again. */
export type Meaning =
  | 'opened'
  | 'firstResponse'
  | 'resolved'
  | 'closed'
  | 'givenUp'
  | 'reopened'
  | 'back'
  | 'escalated'
  | 'handovers';

const NAMED: readonly Meaning[] = ['opened', 'firstResponse', 'escalated', 'handovers'];
const CLEAR = 0.75;

/** Headers of what a thing then was: each of its words is a state. */
const STATE = new Set(
  headerWords('status state stage حالة الحالة مرحلة المرحلة statut état étape estado etapa fase'),
);

/** Whether a column has states, of which each holds until the next. */
export function hasStates({ words }: Profile): boolean {
  return words.some((word) => STATE.has(word));
}

/** The events of a column by what they tell; those that tell nothing of a case are left out. */
export function meaningsOf(profile: Profile): ReadonlyMap<Meaning, string[]> {
  const found = new Map<Meaning, string[]>();
  for (const text of profile.counts.keys()) {
    const meaning = meaningOf(text) ?? (hasStates(profile) ? 'back' : null);
    if (meaning) found.set(meaning, [...(found.get(meaning) ?? []), text]);
  }
  return found;
}

function meaningOf(text: string): Meaning | null {
  if (isReopenedWord(text)) return 'reopened';
  if (isGivenUpWord(text) && isEndedWord(text)) return 'givenUp';
  const [best] = matchHeader(headerWords(text)).toSorted((a, b) => b.score - a.score);
  const named = best && best.score >= CLEAR ? best.concept : null;
  if (named === 'closed') return 'closed';
  if (named === 'resolved' || isEndedWord(text)) return 'resolved';
  return NAMED.find((meaning) => meaning === named) ?? (isKnownStatus(text) ? 'back' : null);
}

/** In small letters, words of a meaning and those that a later file may have for it; none that the file uses otherwise. */
export function wordsLike(
  meaning: Meaning,
  words: readonly string[],
  meanings: ReadonlyMap<Meaning, string[]>,
): string[] {
  const own = words.map((word) => word.toLowerCase());
  const others = new Set(
    [...meanings].flatMap(([other, texts]) =>
      other === meaning ? [] : texts.map((text) => text.toLowerCase()),
    ),
  );
  const isEnd = meaning === 'resolved' || meaning === 'closed';
  const like = isEnd
    ? endedWordsLike(words).filter((word) => meaningOf(word) === meaning && !others.has(word))
    : [];
  return [...new Set([...own, ...like])];
}
