import type { AuditFact, Audited } from '#db/queries/audit.ts';
import type { Repository } from '#db/store/store.ts';
import type { AuditLog } from './audit.ts';
import type { Passwords } from './passwords.ts';
import type { Throttle } from './throttle.ts';
import type { Chance } from './tokens.ts';

/** What everything about accounts works with. Accounts are kept with one's own data, whichever store is shown. */
export type Accounts = {
  readonly repository: Repository;
  readonly audit: AuditLog;
  readonly passwords: Passwords;
  readonly throttle: Throttle;
  readonly chance: Chance;
  /** The clock, UTC ms. */
  readonly now: () => number;
};

/** A fact of now, sealed. */
export function sealedFact(
  { audit, now }: Pick<Accounts, 'audit' | 'now'>,
  fact: Omit<AuditFact, 'at'>,
): Audited {
  return audit.sealed({ ...fact, at: now() });
}
