import { describe, expect, it } from 'vitest';
import { concerns, overlaps } from '#server/domain/events/event.ts';

describe('an event', () => {
  it('is in a period with which it has a day in common; the end days belong to neither', () => {
    const week = { from: 10, to: 17 };
    const days: [number, number, boolean][] = [
      [3, 10, false],
      [3, 11, true],
      [12, 13, true],
      [16, 40, true],
      [17, 18, false],
      [0, 99, true],
    ];
    for (const [from, to, isIn] of days) expect(overlaps({ from, to }, week)).toBe(isIn);
  });

  it('concerns every view but those that leave out all it is about', () => {
    const scope = { dimension: 1, codes: [4, 5] };
    expect(concerns(null, [{ dimension: 1, codes: [9] }])).toBe(true);
    expect(concerns(scope, [])).toBe(true);
    expect(concerns(scope, [{ dimension: 1, codes: [5, 9] }])).toBe(true);
    expect(concerns(scope, [{ dimension: 1, codes: [9] }])).toBe(false);
    expect(concerns(scope, [{ dimension: 3, codes: [9] }])).toBe(true);
  });
});
