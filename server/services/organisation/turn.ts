import type { Moment, MomentReader } from './reference.ts';

/** Runs one change of settings after the other and gives the moment after it: none reads what another is changing. */
export type SettingsTurn = (change: (before: Moment) => Promise<void>) => Promise<Moment>;

export function createSettingsTurn(readMoment: MomentReader, now: () => number): SettingsTurn {
  let last: Promise<unknown> = Promise.resolve();
  return (change) => {
    const mine = last.then(async () => {
      await change(await readMoment(now()));
      return readMoment(now());
    });
    // The next in line waits for this one, whether or not it was refused.
    last = mine.catch(() => null);
    return mine;
  };
}
