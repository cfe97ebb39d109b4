import { wordForms } from '../text/words.ts';
import type { EffectVerdict } from './effect/question.ts';

/** What a loop may be like another one by. */
export const ALIKE = ['theme', 'department', 'words'] as const;
export type Alike = (typeof ALIKE)[number];

/** What is compared. Codes as they are shown; null = none. */
export type Comparable = {
  readonly title: string;
  readonly theme: number | null;
  readonly department: number | null;
};

/** How much each likeness weighs; words by the share that both have. */
const WEIGHT: Readonly<Record<Alike, number>> = { theme: 3, department: 1, words: 4 };
/** Of the words of two titles so many must be the same for them to be alike. */
const LEAST_WORDS = 0.2;
/** The department alone makes nothing alike. */
const LEAST = 1.5;

/** Loops like one, the likest first; of equal ones those that held come first. At most `limit`. */
export function similarTo<T extends Comparable & { verdict: EffectVerdict | null }>(
  wanted: Comparable,
  others: readonly T[],
  limit: number,
): { loop: T; alike: Alike[] }[] {
  const words = wordSet(wanted.title);
  const scored = others.flatMap((loop) => {
    const share = sharedWords(words, wordSet(loop.title));
    const alike: Alike[] = [];
    if (wanted.theme !== null && wanted.theme === loop.theme) alike.push('theme');
    if (wanted.department !== null && wanted.department === loop.department) {
      alike.push('department');
    }
    if (share >= LEAST_WORDS) alike.push('words');
    const score = alike.reduce((sum, one) => sum + WEIGHT[one] * (one === 'words' ? share : 1), 0);
    return score < LEAST ? [] : [{ loop, alike, score }];
  });
  return scored
    .toSorted((a, b) => b.score - a.score || held(b.loop) - held(a.loop))
    .slice(0, limit)
    .map(({ loop, alike }) => ({ loop, alike }));
}

function held({ verdict }: { verdict: EffectVerdict | null }): number {
  return verdict === 'holds' ? 1 : 0;
}

function wordSet(text: string): ReadonlySet<string> {
  // Short words say little of what a text is about.
  return new Set(wordForms(text).filter((form) => form.length > 2));
}

/** Words both have, of those either has: 0 to 1. */
function sharedWords(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  if (a.size === 0 || b.size === 0) return 0;
  const both = [...a].filter((word) => b.has(word)).length;
  return both / (a.size + b.size - both);
}
