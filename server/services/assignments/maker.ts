import type { ChangeMaker } from '#db/queries/assignment-changes.ts';
import type { AuditFact } from '#db/queries/audit.ts';
import type { Accounts } from '../accounts/accounts.ts';

type MakerDeps = { accounts: Accounts; isDemonstration: boolean };

/**
 * Makes a change in somebody's name, with its entry in the audit log: in the same transaction where the log is kept in the
 * same store, behind it where the demonstration is shown.
 */
export async function makeAs<T>(
  { accounts, isDemonstration }: MakerDeps,
  actor: string,
  said: Pick<AuditFact, 'action' | 'target' | 'details'>,
  make: (maker: ChangeMaker) => Promise<T>,
): Promise<T> {
  const at = accounts.now();
  const fact = { ...said, actor, at };
  const audited = isDemonstration ? null : accounts.audit.sealed(fact);
  const made = await make({ actor, at, audited });
  if (isDemonstration) await accounts.audit.note(accounts.repository, fact);
  return made;
}
