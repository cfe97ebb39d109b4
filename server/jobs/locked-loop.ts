/** A piece of work that goes on until it is stopped. */
export type Job = { nudge: () => void; stop: () => Promise<void> };

export type LoopDeps = {
  /** Takes the lock that only one such loop of a data folder may hold; null = somebody else has it. */
  lock: () => { release(): void } | null;
  /** How long to rest between two rounds. */
  restMs: number | (() => number);
  round: (signal: AbortSignal) => Promise<unknown>;
  onFailure: (error: unknown) => void;
};

/**
 * Works round after round, for as long as it holds the lock and nobody stops it. A nudge ends the rest; one that comes during a
 * round leaves out the rest after it.
 */
export function startLockedLoop({ lock, restMs, round, onFailure }: LoopDeps): Job {
  const ending = new AbortController();
  let wake: () => void = () => undefined;
  let isNudged = false;
  const rest = (): Promise<void> =>
    new Promise((resolve) => {
      const timer = setTimeout(resolve, typeof restMs === 'number' ? restMs : restMs());
      wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  const work = async (): Promise<void> => {
    let held: { release(): void } | null = null;
    while (!ending.signal.aborted) {
      try {
        isNudged = false;
        held ??= lock();
        if (held) await round(ending.signal);
      } catch (error) {
        if (!ending.signal.aborted) onFailure(error);
      }
      if (!ending.signal.aborted && !isNudged) await rest();
    }
    held?.release();
  };
  const done = work();
  return {
    nudge: () => {
      isNudged = true;
      wake();
    },
    stop: async () => {
      ending.abort();
      wake();
      await done;
    },
  };
}
