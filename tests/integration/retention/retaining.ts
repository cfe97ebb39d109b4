import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Repository } from '#db/store/store.ts';
import { AuditLog } from '#server/services/accounts/audit.ts';
import type { RetentionDeps } from '#server/services/retention/run.ts';
import { runRetention } from '#server/services/retention/run.ts';

export function retaining(repository: Repository, now: () => number): RetentionDeps {
  const audit = new AuditLog(mkdtempSync(join(tmpdir(), 'basira-audit-')));
  return { repository, audit, now };
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
