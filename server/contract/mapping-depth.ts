import { AppError } from '../domain/problem.ts';

/** Lists and objects in each other; a mapping written for a file has about ten. */
const MOST_LEVELS = 32;

/**
 * Looks at parsed JSON before a schema does, which would go as deep as it does.
 * @throws AppError MAPPING_INVALID { path, value, expected } where lists and objects are in each other more than 32 times
 */
export function refuseDeepMapping(json: unknown, path: readonly string[] = []): void {
  if (typeof json !== 'object' || json === null) return;
  if (path.length >= MOST_LEVELS) {
    const value = Array.isArray(json) ? '[ … ]' : '{ … }';
    throw new AppError('MAPPING_INVALID', {
      path: path.join('.'),
      value,
      expected: `≤ ${MOST_LEVELS} × { … }`,
    });
  }
  for (const [key, inner] of Object.entries(json)) refuseDeepMapping(inner, [...path, key]);
}
