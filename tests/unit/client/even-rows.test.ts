import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { evenRows } from '#client/ui/even-rows.ts';

/** How many cards stand in each line, as a browser fills a grid: a card that does not fit begins the next. */
function linesOf(count: number, fit: number): number[] {
  const { columns, spans } = evenRows(count, fit);
  const lines: number[] = [];
  let left = 0;
  for (const span of spans) {
    if (span > left) {
      expect(left).toBe(0);
      lines.push(0);
      left = columns;
    }
    left -= span;
    lines[lines.length - 1] = (lines.at(-1) ?? 0) + 1;
  }
  expect(left).toBe(0);
  return lines;
}

it('fills lines evenly', () => {
  // By hand.
  expect(linesOf(7, 7)).toEqual([7]);
  expect(linesOf(7, 6)).toEqual([4, 3]);
  expect(linesOf(7, 5)).toEqual([4, 3]);
  expect(linesOf(7, 3)).toEqual([3, 2, 2]);
  expect(linesOf(7, 2)).toEqual([2, 2, 2, 1]);
  expect(linesOf(6, 4)).toEqual([3, 3]);
  expect(linesOf(5, 4)).toEqual([3, 2]);
  expect(linesOf(1, 5)).toEqual([1]);
});

it('leaves no hole, breaks no line too early, and no two lines differ by more than a card', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 30 }), fc.integer({ min: 1, max: 9 }), (count, fit) => {
      const lines = linesOf(count, fit);
      expect(lines.reduce((sum, n) => sum + n, 0)).toBe(count);
      expect(lines.length).toBe(Math.ceil(count / fit));
      expect(Math.max(...lines)).toBeLessThanOrEqual(fit);
      expect(Math.max(...lines) - Math.min(...lines)).toBeLessThanOrEqual(1);
    }),
  );
});
