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
    expect(contactToExecutive(reached)).toEqual(expected);
  });
});
