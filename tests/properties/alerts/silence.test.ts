import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SourceGaps } from '#server/domain/alerts/silence.ts';
import {
  judgeSilence,
  NO_GAPS,
  pastSilences,
  usualGap,
  withGap,
} from '#server/domain/alerts/silence.ts';

const START = Date.UTC(2026, 0, 1);
const gapMs = fc.integer({ min: 60_000, max: 5 * 86_400_000 });

function after(gaps: readonly number[]): SourceGaps {
  let [known, now] = [NO_GAPS, START];
  for (const gap of gaps) {
    now += gap;
    known = withGap(known, gap, now);
  }
  return known;
}

describe('silence', () => {
  it('is never usual for longer than the source ever was silent, nor for less than its shortest gap', () => {
    fc.assert(
      fc.property(fc.array(gapMs, { minLength: 8, maxLength: 80 }), (gaps) => {
        const usual = usualGap(after(gaps)) ?? -1;
        expect(usual).toBeLessThanOrEqual(Math.max(...gaps));
        expect(usual).toBeGreaterThanOrEqual(Math.min(...gaps));
      }),
    );
  });

  it('of a source as regular as a clock begins right after so many gaps', () => {
    fc.assert(
      fc.property(
        gapMs,
        fc.integer({ min: 8, max: 80 }),
        fc.integer({ min: 1, max: 9 }),
        (...all) => {
          const [gap, count, times] = all;
          const known = after(Array.from({ length: count }, () => gap));
          expect(judgeSilence(times * gap, known, { times })?.isSilent).toBe(false);
          expect(judgeSilence(times * gap + 1, known, { times })?.isSilent).toBe(true);
        },
      ),
    );
  });

  it('once begun goes on until the source is heard, and begins no earlier with more patience', () => {
    fc.assert(
      fc.property(
        fc.array(gapMs, { minLength: 8, maxLength: 80 }),
        gapMs,
        gapMs,
        fc.double({ min: 1, max: 10, noNaN: true }),
        (gaps, silent, more, times) => {
          const known = after(gaps);
          const at = (ms: number, patience: number) =>
            judgeSilence(ms, known, { times: patience })?.isSilent;
          if (at(silent, times)) expect(at(silent + more, times)).toBe(true);
          else expect(at(silent, times + 1)).toBe(false);
        },
      ),
    );
  });
});

describe('silences of the past', () => {
  it('are those that would have been judged so on their day, by the days before', () => {
    const days = fc.array(gapMs, { minLength: 3, maxLength: 28 });
    const recent = fc.array(gapMs, { minLength: 8, maxLength: 30 });
    fc.assert(
      fc.property(days, recent, fc.integer({ min: 1, max: 5 }), (gaps, often, times) => {
        const longest = gaps.map((gap, day): [number, number] => [day, gap]);
        const past = pastSilences({ recent: often, longest }, { times });
        const judged = longest.slice(2);
        expect(past?.judged).toBe(judged.length);
        const silent = judged.filter(([day, gap]) => {
          const before = { recent: often, longest: longest.slice(0, day) };
          return judgeSilence(gap, before, { times })?.isSilent;
        });
        expect(past?.found.map(({ day, gap }) => [day, gap])).toEqual(silent);
      }),
    );
  });

  it('are unknown of a source that was not live yet', () => {
    const longest = [1, 2, 3, 4].map((day): [number, number] => [day, day * 60_000]);
    expect(pastSilences({ recent: [1, 2, 3], longest }, { times: 2 })).toBeNull();
  });
});
