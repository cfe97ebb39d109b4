import { randomUUID } from 'node:crypto';
import type { Erasure } from '#db/queries/erasures.ts';
import type { Repository } from '#db/store/store.ts';
import { AppError } from '../../domain/problem.ts';
import type { AuditLog } from '../accounts/audit.ts';

export type Asking = { repository: Repository; audit: AuditLog; now: () => number };

/**
 * Has a customer erased: from the moment this is answered nothing of theirs comes in, and `eraseOpen` takes out what is
 * there. `confirm` = the id, typed a second time. `by` = who asks: a person's id or `console`.
 * @throws AppError ERASURE_NOT_CONFIRMED, ERASURE_LEDGER_MISSING
 */
export async function askErasure(
  { repository, audit, now }: Asking,
  { customer, confirm, by }: { customer: string; confirm: string; by: string },
): Promise<Erasure> {
  if (confirm !== customer) throw new AppError('ERASURE_NOT_CONFIRMED');
  const id = randomUUID();
  const at = now();
  const fact = { at, actor: by, action: 'customer.erasure_asked', target: id, details: {} };
  return repository.write('startErasure', {
    id,
    customer,
    now: at,
    by,
    audited: audit.sealed(fact),
  });
}
