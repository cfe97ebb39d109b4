import { describe, expect, it } from 'vitest';
import { contactToExecutive } from '#server/domain/alerts/reach.ts';

/** Contacts at one instant, and after how many seconds an executive was told; null = not yet. */
const waits = (...seconds: (number | null)[]) =>
  seconds.map((wait) => ({ contactAt: 5000, toldAt: wait === null ? null : 5000 + wait * 1000 }));

// Medians worked out by hand.
describe('the time from a contact to an executive', () => {
  it.each([
    { reached: waits(), n: 0, told: 0, seconds: null },
    { reached: waits(7), n: 1, told: 1, seconds: 7 },
    { reached: waits(9, 1, 4), n: 3, told: 3, seconds: 4 },
    { reached: waits(9, 1, 4, 2), n: 4, told: 4, seconds: 3 },
    { reached: waits(null, 1, 4), n: 3, told: 2, seconds: 4 },
    { reached: waits(null, 4), n: 2, told: 1, seconds: null },
    { reached: waits(null, null, 4, 5), n: 4, told: 2, seconds: null },
    { reached: waits(null, null, null, 4), n: 4, told: 1, seconds: null },
    { reached: waits(null, null), n: 2, told: 0, seconds: null },
    // The source's clock ran ahead.
    { reached: waits(-30), n: 1, told: 1, seconds: 0 },
  ])('is $seconds s over $told of $n', ({ reached, ...expected }) => {
    expect(contactToExecutive(reached)).toEqual({ ...expected, p90Seconds: null });
  });

  // Of ten the place is 0.9 · 9 = 8.1 from the first, between the ninth and the tenth: 9 + 0.1 · 1.
  it.each([
    { reached: waits(10, 9, 8, 7, 6, 5, 4, 3, 2, 1), seconds: 5.5, p90Seconds: 9.1 },
    { reached: waits(null, 9, 8, 7, 6, 5, 4, 3, 2, 1), seconds: 5.5, p90Seconds: null },
    { reached: waits(9, 8, 7, 6, 5, 4, 3, 2, 1), seconds: 5, p90Seconds: null },
  ])('has a 90th percentile from ten on: $p90Seconds s', ({ reached, ...expected }) => {
    const told = contactToExecutive(reached);
    expect(told).toMatchObject({ seconds: expected.seconds });
    if (expected.p90Seconds === null) expect(told.p90Seconds).toBeNull();
    else expect(told.p90Seconds).toBeCloseTo(expected.p90Seconds, 9);
  });
});
