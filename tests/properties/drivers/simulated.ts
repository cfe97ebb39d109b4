import type { Segment } from '#server/domain/drivers/segment.ts';
import { adjustedNet } from '#server/domain/stats/nps.ts';

/** Dimensions of 8, 5, 5 and 4 segments: 22 in all, the first of each the largest. */
export const SIZES = [8, 5, 5, 4];

/** Even numbers in [0, 1), the same for the same seed (mulberry32, public domain). */
export function chanceOf(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

type Tally = { promoters: number; detractors: number; n: number };

/** What is planted: the net score of one segment falls by `points` in the second period; null = nothing does. */
export type Planted = { dimension: number; segment: number; points: number } | null;

/** Answers of two periods told by dimension and segment, with net scores of about 20. */
export function simulated(
  chance: () => number,
  answers: number,
  planted: Planted,
): Segment<number>[][] {
  const tallies = SIZES.map((size) =>
    Array.from({ length: size }, () =>
      [0, 1].map((): Tally => ({ promoters: 0, detractors: 0, n: 0 })),
    ),
  );
  const cumulative = SIZES.map((size) => {
    const weights = Array.from({ length: size }, (_, k) => 1 / Math.sqrt(k + 1));
    const sum = weights.reduce((a, b) => a + b);
    let reached = 0;
    return weights.map((weight) => (reached += weight / sum));
  });
  for (const period of [0, 1]) {
    for (let i = 0; i < answers; i++) {
      const at = cumulative.map((steps) => {
        const drawn = chance();
        return Math.max(
          0,
          steps.findIndex((step) => drawn < step),
        );
      });
      const isHit = period === 1 && planted !== null && at[planted.dimension] === planted.segment;
      const shift = isHit ? planted.points / 200 : 0;
      const drawn = chance();
      const answer = drawn < 0.45 - shift ? 1 : drawn < 0.75 - shift ? 0 : -1;
      at.forEach((segment, dimension) => {
        const tally = tallies[dimension]?.[segment]?.[period];
        if (!tally) return;
        tally.n++;
        if (answer > 0) tally.promoters++;
        if (answer < 0) tally.detractors++;
      });
    }
  }
  return tallies.map((segments) =>
    segments.map(([before, after], key) => ({
      keys: [key],
      before: partOf(before),
      after: partOf(after),
    })),
  );
}

function partOf(tally: Tally | undefined) {
  if (!tally || tally.n === 0) return { n: 0, mean: 0, se: 0 };
  const mean = (100 * (tally.promoters - tally.detractors)) / tally.n;
  return { n: tally.n, mean, se: adjustedNet(tally).se };
}
