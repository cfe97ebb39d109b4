import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Throttle } from '#server/services/accounts/throttle.ts';
import { repeats } from '#tests/soak.ts';

const QUARTER_MS = 15 * 60_000;
/** RELIABILITY.md S8. */
const TRIES = 10_000;

/** Instants at which wrong tries, spread evenly over `hours`, reached the comparison of passwords. */
async function reached(
  hours: number,
  who: (i: number) => { account: string; address: string },
): Promise<number[]> {
  const throttle = new Throttle();
  const compared: number[] = [];
  for (let i = 0; i < TRIES; i++) {
    const now = Math.round((i / TRIES) * hours * 3_600_000);
    const isRight = () => {
      compared.push(now);
      return Promise.resolve(false);
    };
    await throttle.try({ asked: 'sign_in', ...who(i) }, now, isRight).catch(() => false);
  }
  return compared;
}

/** The most instants within any quarter of an hour. */
function mostAtOnce(instants: readonly number[]): number {
  const counts = instants.map(
    (from) => instants.filter((at) => at >= from && at < from + QUARTER_MS).length,
  );
  return Math.max(...counts);
}

describe('ten thousand wrong tries', () => {
  it('of one account from as many addresses reach the comparison fewer than 20 times in any quarter of an hour', async () => {
    await fc.assert(
      fc.asyncProperty(fc.double({ min: 0.1, max: 24, noNaN: true }), async (hours) => {
        const most = mostAtOnce(
          await reached(hours, (i) => ({ account: 'a', address: String(i) })),
        );
        expect(most).toBeGreaterThanOrEqual(10);
        expect(most).toBeLessThan(20);
      }),
      { numRuns: repeats(5, 50) },
    );
  });

  it('of as many accounts from one address reach it fewer than 100 times in any quarter of an hour', async () => {
    for (const hours of [0.2, 1, 8]) {
      const most = mostAtOnce(
        await reached(hours, (i) => ({ account: String(i), address: 'here' })),
      );
      expect(most).toBeGreaterThanOrEqual(50);
      expect(most).toBeLessThan(100);
    }
  });
});
