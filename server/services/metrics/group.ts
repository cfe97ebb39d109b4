import type { Dimension } from '../../domain/dimensions.ts';
import type { Reference } from '../organisation/reference.ts';
import { writtenValue } from './filters.ts';

/** A value of a dimension as answers show it, with the filter that gives exactly its records. */
export type Group = { key: string; name: { en: string; ar: string }; filter: string };

export function groupOf(by: Dimension, code: number, { books }: Reference): Group {
  const book = books[by];
  const { key, name } = book.group(code);
  const field = book.hasBelow(code) ? `${by}.only` : by;
  return { key, name, filter: `${field}=${writtenValue(key)}` };
}
