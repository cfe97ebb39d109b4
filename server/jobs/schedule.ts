import type { Held } from '#db/queries/leases.ts';
import { extendDemoToNow } from '../services/demo.ts';
import { clearAway } from '../services/clear-away.ts';
import { noted } from '../services/operations/noted.ts';
import type { Uploads } from '../services/imports/uploads.ts';
import type { LeaseDeps } from './leased-loop.ts';
import { startLeasedLoop } from './leased-loop.ts';
import type { Job } from './locked-loop.ts';

const HOUR_MS = 3_600_000;

export type ScheduleDeps = Omit<LeaseDeps, 'name' | 'onFailure'> & {
  /** Null where another store is the one that takes files in. */
  uploads: Uploads | null;
  /** Writes to people about the week when its numbers are in; null = to nobody. */
  tellWeek: ((held: Held) => Promise<unknown>) | null;
  /** Hears that the demonstration brought records. */
  onStored: () => void;
  onFailure: (work: string, error: unknown) => void;
};

/**
 * Work that comes back every hour, the first time at once, for whoever holds the lease: the demonstration lives on, what is old is
 * cleared away, people are told of the week.
 */
export function startSchedule(deps: ScheduleDeps): Job {
  const { repository, holder, uploads, now, tellWeek, onStored, onFailure } = deps;
  const works: Record<string, (held: Held) => Promise<void>> = {
    demonstration: async () => {
      if ((await extendDemoToNow(repository, now)) > 0) onStored();
    },
    'clearing away': () => clearAway(repository, uploads, now()),
    'weekly mail': async (held) => {
      await tellWeek?.(held);
    },
  };
  return startLeasedLoop({
    repository,
    name: 'schedule',
    holder,
    now,
    restMs: HOUR_MS,
    round: async (held, signal) => {
      for (const [name, work] of Object.entries(works)) {
        if (signal.aborted) return;
        const doing = noted({ repository, now, held }, name, () => work(held));
        await doing.catch((error: unknown) => onFailure(name, error));
      }
    },
    onFailure: (error) => onFailure('schedule', error),
  });
}
