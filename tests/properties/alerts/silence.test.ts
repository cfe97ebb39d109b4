import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SourceGaps } from '#server/domain/alerts/silence.ts';
import { judgeSilence, NO_GAPS, usualGap, withGap } from '#server/domain/alerts/silence.ts';

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
