import type { FreshRows } from './request.ts';

/** Inserts `rows` rows that `parameter` writes the values of (by their number from 1), and leaves known keys alone. */
export function insertText(
  { table, columns }: FreshRows,
  rows: number,
  parameter: (number: number) => string,
): string {
  const tuples = Array.from({ length: rows }, (_, row) => {
    const values = columns.map((_column, i) => parameter(row * columns.length + i + 1));
    return `(${values.join(', ')})`;
  });
  const names = columns.map(({ name }) => `"${name}"`).join(', ');
  return `insert into "${table}" (${names}) values ${tuples.join(', ')} on conflict do nothing`;
}
