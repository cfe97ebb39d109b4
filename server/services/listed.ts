import { AppError } from '../domain/problem.ts';

/** Reads words between commas, each one of those allowed; nothing was asked = an empty list. @throws AppError REQUEST_INVALID { field, seen, expected } */
export function listed<T extends string>(
  field: string,
  text: string | undefined,
  allowed: readonly T[],
): T[] {
  if (text === undefined) return [];
  return text.split(',').map((word) => {
    const found = allowed.find((one) => one === word.trim());
    if (found === undefined) {
      const expected = allowed.join(', ');
      throw new AppError('REQUEST_INVALID', { field, seen: word.slice(0, 80), expected });
    }
    return found;
  });
}
