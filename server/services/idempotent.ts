import { createHash } from 'node:crypto';
import type { Repository } from '#db/store/store.ts';
import { AppError } from '../domain/problem.ts';

export type KeptAnswer = { status: number; body: string };

/** Names one request: the caller's key and all of what is asked. */
export type OnceRequest = { key: string | undefined; path: string; body: string };

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
  const key = request.key ?? '';
  if (!KEY.test(key)) {
    throw new AppError('IDEMPOTENCY_KEY_INVALID', { seen: key.slice(0, 80), expected: '1 … 255' });
  }
  const requestHash = createHash('sha256').update(`${request.path}\n${request.body}`).digest('hex');
  const claim = await repository.write('claimKey', { key, requestHash, now: now() });
  if (claim.kind === 'reused') throw new AppError('IDEMPOTENCY_KEY_REUSED', { seen: key });
  if (claim.kind === 'busy') throw new AppError('IDEMPOTENCY_KEY_BUSY', { seen: key });
  if (claim.kind === 'replay') return { status: claim.status, body: claim.body };
  try {
    const answer = await work();
    await repository.write('finishKey', { key, ...answer, now: now() });
    return answer;
  } catch (error) {
    await repository.write('releaseKey', { key }).catch(() => undefined);
    throw error;
  }
}
