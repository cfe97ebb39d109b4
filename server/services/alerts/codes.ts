import { AppError } from '../../domain/problem.ts';
import type { ValueBook } from '../dimensions/value-book.ts';
import { nearest } from '../metrics/nearest.ts';

/** Code a value of a dimension is shown as, by its key. @throws AppError DIMENSION_VALUE_UNKNOWN { dimension, seen, allowed } */
export function codeOf(book: ValueBook, key: string): number {
  const found = book.find(key);
  if (found) return book.shownAs(found.code);
  const keys = book.values.filter(({ alias }) => alias === null).map((one) => one.key);
  const { dimension } = book;
  const allowed = nearest(key, keys);
  throw new AppError('DIMENSION_VALUE_UNKNOWN', { dimension, seen: key, allowed });
}
