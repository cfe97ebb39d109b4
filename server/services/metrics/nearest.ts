/** Most names a sentence lists. */
const LISTED = 12;

/** Pairs of neighbouring letters, the first letter counted as a pair of its own. */
function pairs(word: string): Set<string> {
  const letters = ` ${word.toLowerCase().slice(0, 100)}`;
  return new Set(Array.from({ length: letters.length - 1 }, (_, i) => letters.slice(i, i + 2)));
}

/** Share of letter pairs two words have in common (Dice), 0 to 1. */
function likeness(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  let shared = 0;
  for (const pair of a) if (b.has(pair)) shared++;
  return (2 * shared) / Math.max(1, a.size + b.size);
}

/** What may be written instead of an unknown word: those most like it first, no more than a sentence can hold. */
export function nearest(seen: string, allowed: readonly string[]): string[] {
  const wanted = pairs(seen);
  return allowed
    .map((word) => ({ word, score: likeness(wanted, pairs(word)) }))
    .sort((a, b) => b.score - a.score)
    .slice(0, LISTED)
    .map(({ word }) => word);
}
