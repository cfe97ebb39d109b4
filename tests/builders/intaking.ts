import type { Repository } from '#db/store/store.ts';
import { DryRuns } from '#server/services/imports/dry-runs.ts';
import type { Intaking } from '#server/services/imports/intaking.ts';
import { readStoreFacts } from '#server/services/imports/plan.ts';
import type { ImportRunner } from '#server/services/imports/runner.ts';
import type { Uploads } from '#server/services/imports/uploads.ts';

/** How records come into the one store there is; what fails without being told is thrown. */
export function intakingOver(
  repository: Repository,
  uploads: Uploads,
  runner: ImportRunner,
  now: () => number,
): Intaking {
  const onFailure = (_id: string, error: unknown): never => {
    throw error;
  };
  return {
    uploads,
    now,
    own: async () => ({ repository, runner, nudge: () => null }),
    receive: async () => ({ repository, nudge: () => null }),
    ownFacts: () => readStoreFacts(repository),
    dryRuns: new DryRuns({ now, onFailure }),
  };
}
