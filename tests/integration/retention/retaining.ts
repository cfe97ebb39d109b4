import type { Repository } from '#db/store/store.ts';
import type { RetentionDeps } from '#server/services/retention/run.ts';
import { runRetention } from '#server/services/retention/run.ts';
import { auditLog } from '#tests/builders/audit-log.ts';

export function retaining(repository: Repository, now: () => number): RetentionDeps {
  return { repository, audit: auditLog(), now };
}

/** Sets how long the source `desk` keeps its records. */
export async function keep(deps: RetentionDeps, days: number | null): Promise<void> {
  const fact = { at: deps.now(), actor: 'p', action: 'set', target: 'desk', details: { days } };
  await deps.repository.write('changeRetention', {
    source: 'desk',
    days,
    by: 'p',
    now: deps.now(),
    audited: deps.audit.sealed(fact),
  });
}

/** Sets it, and drops at once what is older. */
export async function keepAndDrop(deps: RetentionDeps, days: number): Promise<void> {
  await keep(deps, days);
  if (!(await runRetention(deps))) throw new Error('the run was not finished');
}
