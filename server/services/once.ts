import { createHash } from 'node:crypto';
import type { Once } from '#db/queries/once.ts';
import { AppError } from '../domain/problem.ts';

const KEY = /^[\x21-\x7E]{1,255}$/;

/**
 * What keeps a request from being carried out twice: the key its caller gave it (undefined = none was), which never meets
 * another caller's. @throws AppError IDEMPOTENCY_KEY_INVALID
 */
export function onceOf(asked: {
  caller: string;
  key: string | undefined;
  path: string;
  body: string;
}): Once | null {
  const { caller, key, path, body } = asked;
  if (key === undefined) return null;
  if (!KEY.test(key)) {
    throw new AppError('IDEMPOTENCY_KEY_INVALID', { seen: key.slice(0, 80), expected: '1 … 255' });
  }
  const requestHash = createHash('sha256').update(`${path}\n${body}`).digest('hex');
  return { key: `${caller} ${key}`, requestHash };
}
