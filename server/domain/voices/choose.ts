/** Letters of a comment that says something and is read at a glance. */
const GOOD_LENGTH = 120;

/** A survey answer with words: its score, the letters of its comment, when it was given (UTC ms), and a name that tells it apart. */
export type Answered = {
  readonly score: number;
  readonly length: number;
  readonly at: number;
  readonly id: string;
};

/** The answers that may stand for a period, the first one first; empty = nobody's: there are no words, or none that scored worse (better) than the typical ones. */
export type Voices<T> = { worst: T; typical: T; best: T };

/** Many people write the same few words; who looks further than this finds a period in which everybody does. */
const CANDIDATES = 50;

/**
 * Ranks, at most 50 each, who may be one of three voices: the lowest score, the median one and the highest. Of equal scores
 * the comment whose length is nearest to 120 letters, then the newest, then the one whose id comes first: the same answers
 * give the same voices in whatever order they come.
 */
export function rankVoices<T extends Answered>(answers: readonly T[]): Voices<T[]> {
  const sorted = answers.toSorted((a, b) => a.score - b.score);
  const [lowest, highest] = [sorted[0], sorted.at(-1)];
  const middle = sorted[(sorted.length - 1) >> 1]?.score;
  return {
    worst: lowest?.score === middle ? [] : ranked(sorted, lowest?.score),
    typical: ranked(sorted, middle),
    best: highest?.score === middle ? [] : ranked(sorted, highest?.score),
  };
}

function ranked<T extends Answered>(answers: readonly T[], score: number | undefined): T[] {
  const off = ({ length }: Answered): number => Math.abs(length - GOOD_LENGTH);
  return answers
    .filter((one) => one.score === score)
    .sort((a, b) => off(a) - off(b) || b.at - a.at || (a.id < b.id ? -1 : 1))
    .slice(0, CANDIDATES);
}
