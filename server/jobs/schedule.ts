import type { Repository } from '#db/store/store.ts';
import { extendDemoToNow } from '../services/demo.ts';
import { clearAway } from '../services/clear-away.ts';
import { noted } from '../services/operations/noted.ts';
import type { Uploads } from '../services/imports/uploads.ts';
import type { Job } from './locked-loop.ts';

const HOUR_MS = 3_600_000;

export type ScheduleDeps = {
  repository: Repository;
  /** Null where another store is the one that takes files in. */
  uploads: Uploads | null;
  now: () => number;
  /** Writes to people about the week when its numbers are in; null = to nobody. */
  tellWeek: (() => Promise<unknown>) | null;
  /** Hears that the demonstration brought records. */
  onStored: () => void;
  onFailure: (work: string, error: unknown) => void;
};

/** Work that comes back every hour, the first time at once: the demonstration lives on, what is old is cleared away, people are told of the week. */
export function startSchedule(deps: ScheduleDeps): Job {
  const { repository, uploads, now, tellWeek, onStored, onFailure } = deps;
  let stopped = false;
  let running: Promise<void> = Promise.resolve();
  const works: Record<string, () => Promise<void>> = {
    demonstration: async () => {
      if ((await extendDemoToNow(repository, now)) > 0) onStored();
    },
    'clearing away': () => clearAway(repository, uploads, now()),
    'weekly mail': async () => {
      await tellWeek?.();
    },
  };
  const round = async (): Promise<void> => {
    for (const [name, work] of Object.entries(works)) {
      if (stopped) return;
      await noted(deps, name, work).catch((error: unknown) => onFailure(name, error));
    }
  };
  const begin = (): void => {
    running = running.then(round);
  };
  begin();
  const timer = setInterval(begin, HOUR_MS);
  timer.unref();
  return {
    nudge: begin,
    stop: async () => {
      stopped = true;
      clearInterval(timer);
      await running;
    },
  };
}
