import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Answered } from '#server/domain/voices/choose.ts';
import { rankVoices } from '#server/domain/voices/choose.ts';
import { repeats } from '#tests/soak.ts';

const said = (id: string, score: number, length = 120, at = 0): Answered => ({
  id,
  score,
  length,
  at,
});

/** Who would stand for each, if no words were said twice. */
function chooseVoices(answers: readonly Answered[]) {
  const { worst, typical, best } = rankVoices(answers);
  return { worst: worst[0] ?? null, typical: typical[0] ?? null, best: best[0] ?? null };
}

describe('three voices', () => {
  it('are the lowest score, the median one and the highest', () => {
    const { worst, typical, best } = chooseVoices([
      said('a', 9),
      said('b', 2),
      said('c', 7),
      said('d', 7),
      said('e', 10),
    ]);
    expect([worst?.id, typical?.id, best?.id]).toEqual(['b', 'c', 'e']);
  });

  it('prefer words that are read at a glance, then the newest', () => {
    const { typical } = chooseVoices([
      said('short', 5, 9, 3),
      said('old', 5, 130, 1),
      said('new', 5, 110, 2),
      said('long', 5, 900, 9),
    ]);
    expect(typical?.id).toBe('new');
  });

  it('are fewer where nobody scored worse or better than the typical one', () => {
    expect(chooseVoices([said('a', 3), said('b', 3)])).toMatchObject({ worst: null, best: null });
    const two = chooseVoices([said('a', 1), said('b', 9)]);
    expect([two.worst, two.typical?.id, two.best?.id]).toEqual([null, 'a', 'b']);
    expect(chooseVoices([])).toEqual({ worst: null, typical: null, best: null });
  });

  it('are the same in whatever order the answers come', () => {
    const answer = fc.record({
      id: fc.uuid(),
      score: fc.integer({ min: 0, max: 10 }),
      length: fc.integer({ min: 1, max: 400 }),
      at: fc.integer({ min: 0, max: 5 }),
    });
    fc.assert(
      fc.property(
        fc
          .uniqueArray(answer, { selector: ({ id }) => id, maxLength: 30 })
          .chain((all) =>
            fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })),
          ),
        ([all, shuffled]) => {
          const found = chooseVoices(all);
          expect(chooseVoices(shuffled)).toEqual(found);
          const scores = all.map(({ score }) => score).sort((a, b) => a - b);
          const middle = scores[(scores.length - 1) >> 1];
          expect(found.typical?.score).toBe(middle);
          for (const [voice, end] of [
            [found.worst, scores[0]],
            [found.best, scores.at(-1)],
          ] as const)
            expect(voice?.score).toBe(end === middle ? undefined : end);
        },
      ),
      { numRuns: repeats(300, 10_000) },
    );
  });
});
