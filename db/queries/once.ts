import { AppError } from '#server/domain/problem.ts';
import type { Context, Steps } from '../store/request.ts';
import { claimKey, finishKey } from './idempotency.ts';

/** A request that may be sent again: the caller's key for it, and a hash of all that it asks. */
export type Once = { readonly key: string; readonly requestHash: string };

/**
 * Makes something once for a key, in the transaction that keeps the key: sent again it gives the number of what was made.
 * Without a key (null) it is made each time. @throws AppError IDEMPOTENCY_KEY_REUSED, IDEMPOTENCY_KEY_BUSY
 */
export function* madeOnce(
  ctx: Context,
  once: Once | null,
  now: number,
  make: () => Steps<number>,
): Steps<number> {
  if (!once) return yield* make();
  const claim = yield* claimKey(ctx, { ...once, now });
  const seen = once.key.slice(once.key.indexOf(' ') + 1);
  switch (claim.kind) {
    case 'reused':
      throw new AppError('IDEMPOTENCY_KEY_REUSED', { seen });
    case 'busy':
      throw new AppError('IDEMPOTENCY_KEY_BUSY', { seen });
    case 'replay':
      return Number(claim.body);
    case 'go': {
      const id = yield* make();
      yield* finishKey(ctx, { key: once.key, status: 200, body: String(id), now, audited: null });
      return id;
    }
  }
}
