import { AppError } from '../../domain/problem.ts';

/** What a page holds where nobody says how much. */
const PAGE = 50;

/** Reads how much a page shall hold, 1 to `most`. @throws AppError REQUEST_INVALID */
export function readLimit(text: string | undefined, most: number): number {
  if (text === undefined) return PAGE;
  const limit = /^\d{1,4}$/.test(text) ? Number(text) : 0;
  if (limit < 1 || limit > most) {
    throw new AppError('REQUEST_INVALID', { field: 'limit', seen: text, expected: `1–${most}` });
  }
  return limit;
}
