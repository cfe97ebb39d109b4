import type { Repository } from '#db/store/store.ts';
import type { DryRuns } from './dry-runs.ts';
import type { StoreFacts } from './plan.ts';
import type { ImportRunner } from './runner.ts';
import type { Uploads } from './uploads.ts';

/** Where records of one's own go. */
export type OwnStore = {
  repository: Repository;
  runner: ImportRunner;
  /** Tells the linker and whoever else waits that records were stored. */
  nudge: () => void;
};

/** How records of one's own come in while the server serves. */
export type Intaking = {
  uploads: Uploads;
  now: () => number;
  /** The store of one's own data; where the demonstration was shown, one's own is shown from then on. */
  own: () => Promise<OwnStore>;
  /** The same for machines that send: whatever is shown stays so until the server sees that one's own data began. */
  receive: () => Promise<Pick<OwnStore, 'repository' | 'nudge'>>;
  /** What the store of one's own data says to a mapping. It is only asked: neither shown from then on nor made. */
  ownFacts: () => Promise<StoreFacts>;
  dryRuns: DryRuns;
};
