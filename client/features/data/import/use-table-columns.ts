import { useQueries as useAll } from '@tanstack/react-query';
import type { Mapping } from '#server/contract/mapping.ts';
import { useQueries } from '../../../api/use-queries.ts';
import type { SentFile } from './joins.ts';

/** The columns of sent files by the tables they are given for; those that are not known yet, or cannot be read, are left out. */
export function useTableColumns(
  { tables }: Mapping,
  given: Readonly<Record<string, SentFile>>,
): Readonly<Record<string, readonly string[]>> {
  const queries = useQueries();
  const sent = Object.entries(given);
  const looked = useAll({
    queries: sent.map(([table, { file, name }]) => {
      const sheet = tables?.[table]?.format?.sheet;
      const read = typeof sheet === 'string' ? { sheet } : {};
      return queries.guess({ file, name, answers: {}, told: [], tables: [], ...read });
    }),
  });
  return Object.fromEntries(
    sent.flatMap(([table], i) => {
      const columns = looked[i]?.data?.columns;
      return columns ? [[table, columns.map(({ column }) => column)] as const] : [];
    }),
  );
}
