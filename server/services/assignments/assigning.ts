import type { Repository } from '#db/store/store.ts';
import { HandChanges } from './by-hand.ts';
import { runChanges } from './run-changes.ts';

/** How records are set while the server serves. */
export type Assigning = {
  hand: HandChanges;
  /** Tells whoever goes through records that there is a change to do or to undo. */
  nudge: () => void;
};

/** Goes through records by itself when it is told to; for where no job does. */
export function assigningByItself(
  repository: Repository,
  now: () => number,
  onFailure: (error: unknown) => void,
): Assigning {
  const hand = new HandChanges(now);
  let last: Promise<unknown> = Promise.resolve();
  const nudge = (): void => {
    last = last
      .then(() => runChanges({ repository, now, isInHand: (id) => hand.isUnderWay(id) }))
      .catch(onFailure);
  };
  return { hand, nudge };
}
