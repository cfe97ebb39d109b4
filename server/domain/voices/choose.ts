/** Letters of a comment that says something and is read at a glance. */
const GOOD_LENGTH = 120;

/** A survey answer with words: its score, the letters of its comment, when it was given (UTC ms), and a name that tells it apart. */
export type Answered = {
  readonly score: number;
  readonly length: number;
  readonly at: number;
  readonly id: string;
};

/** Whose words stand for a period; null = nobody's: there are no words, or none that scored worse (better) than the typical ones. */
export type Voices<T> = { worst: T | null; typical: T | null; best: T | null };

/**
 * Chooses three voices: the lowest score, the median one and the highest. Of equal scores the comment whose length is
 * nearest to 120 letters, then the newest, then the one whose id comes first: the same answers give the same voices in
 * whatever order they come.
 */
export function chooseVoices<T extends Answered>(answers: readonly T[]): Voices<T> {
  const sorted = answers.toSorted((a, b) => a.score - b.score);
  const typical = best(sorted, sorted[(sorted.length - 1) >> 1]?.score);
  const [lowest, highest] = [sorted[0], sorted.at(-1)];
  const middle = typical?.score;
  return {
    worst: lowest?.score === middle ? null : best(sorted, lowest?.score),
    typical,
    best: highest?.score === middle ? null : best(sorted, highest?.score),
  };
}

function best<T extends Answered>(answers: readonly T[], score: number | undefined): T | null {
  const off = ({ length }: Answered): number => Math.abs(length - GOOD_LENGTH);
  const [first = null] = answers
    .filter((one) => one.score === score)
    .sort((a, b) => off(a) - off(b) || b.at - a.at || (a.id < b.id ? -1 : 1));
  return first;
}
