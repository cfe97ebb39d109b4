import { createHash } from 'node:crypto';
import type { Audited } from '#db/queries/audit.ts';
import type { Repository } from '#db/store/store.ts';
import { AppError } from '../domain/problem.ts';

export type KeptAnswer = { status: number; body: string };

/** Names one request: who asks, the caller's own key and all of what is asked. Keys of two callers never meet. */
export type OnceRequest = {
  caller: string;
  key: string | undefined;
  path: string;
  body: string;
  /** What the audit log says once it is carried out; sent again it says nothing more. */
  audited: Audited;
};

const KEY = /^[\x21-\x7E]{1,255}$/;

/**
 * Carries a request out once for its key: sent again it gets the kept answer; a failure is not kept, so that it can be
 * tried again.
 * @throws AppError IDEMPOTENCY_KEY_INVALID (missing or malformed), IDEMPOTENCY_KEY_REUSED (same key, other request),
 * IDEMPOTENCY_KEY_BUSY (the first one is still being carried out)
 */
export async function onlyOnce(
  repository: Repository,
  request: OnceRequest,
  now: () => number,
  work: () => Promise<KeptAnswer>,
): Promise<KeptAnswer> {
  const seen = request.key ?? '';
  if (!KEY.test(seen)) {
    throw new AppError('IDEMPOTENCY_KEY_INVALID', { seen: seen.slice(0, 80), expected: '1 … 255' });
  }
  const key = `${request.caller} ${seen}`;
  const requestHash = createHash('sha256').update(`${request.path}\n${request.body}`).digest('hex');
  const claim = await repository.write('claimKey', { key, requestHash, now: now() });
  if (claim.kind === 'reused') throw new AppError('IDEMPOTENCY_KEY_REUSED', { seen });
  if (claim.kind === 'busy') throw new AppError('IDEMPOTENCY_KEY_BUSY', { seen });
  if (claim.kind === 'replay') return { status: claim.status, body: claim.body };
  try {
    const answer = await work();
    const { audited } = request;
    await repository.write('finishKey', { key, ...answer, now: now(), audited });
    return answer;
  } catch (error) {
    await repository.write('releaseKey', { key }).catch(() => undefined);
    throw error;
  }
}
