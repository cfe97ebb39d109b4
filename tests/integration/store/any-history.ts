import * as fc from 'fast-check';
import type { Engine, TestStore } from './engines.ts';

export type Histories<E> = {
  event: fc.Arbitrary<E>;
  /** Events of a history, at least and at most. */
  length: readonly [least: number, most: number];
  runs: number;
};

/** Plays random histories, each on an empty store of its own; `play` throws where one comes out wrong. */
export async function forAnyHistory<E>(
  { open }: Engine,
  { event, length: [minLength, maxLength], runs }: Histories<E>,
  play: (test: TestStore, events: E[]) => Promise<void>,
): Promise<void> {
  await fc.assert(
    fc.asyncProperty(fc.array(event, { minLength, maxLength }), async (events) => {
      const test = await open();
      try {
        await play(test, events);
      } finally {
        await test.drop();
      }
    }),
    { numRuns: runs },
  );
}
