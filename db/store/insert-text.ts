import type { FreshColumn, FreshRows } from './request.ts';

/** Inserts `rows` rows whose values stand where `parameter` says, and leaves known keys alone. */
export function insertText(
  { table, columns }: FreshRows,
  rows: number,
  parameter: (column: FreshColumn, place: number) => string,
): string {
  const tuple = columns.map(parameter).join(', ');
  const tuples = Array.from({ length: rows }, () => `(${tuple})`).join(', ');
  const names = columns.map(({ name }) => `"${name}"`).join(', ');
  return `insert into "${table}" (${names}) values ${tuples} on conflict do nothing`;
}
