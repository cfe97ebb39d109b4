import { useQueries as useAll, useQuery } from '@tanstack/react-query';
import type { Mapping } from '#server/contract/mapping.ts';
import type { Bilingual } from '#server/contract/shapes.ts';
import { useQueries } from '../../../api/use-queries.ts';
import { likelySource } from './likely-source.ts';
import { withUsedTables } from './mapping-joins.ts';

export type KnownMapping = {
  id: string;
  name: Bilingual;
  /** Without joined files of which nothing is read. */
  mapping: Mapping;
  /** Columns of the file that was imported by it; null = not known. */
  columns: readonly string[] | null;
  /** The same of the files joined to it, by the names of their tables. */
  tables: Readonly<Record<string, readonly string[] | null>>;
};

/** Sources whose last mapping is looked at: the ones that were imported last. */
const LOOKED_AT = 12;

/** The mapping of an earlier import that fits these columns: of the wanted source, else of the likeliest. */
export function useKnownMapping(
  columns: readonly string[],
  wanted: string | null,
  /** The source that the file would be by its name. */
  called: string,
): { known: KnownMapping | null; isLoading: boolean } {
  const queries = useQueries();
  const sources = useQuery(queries.sources());
  const imported = (sources.data?.sources ?? [])
    .filter(({ imports, id }) => imports.count > 0 && (wanted === null || id === wanted))
    .toSorted((a, b) => (b.imports.newestAt ?? 0) - (a.imports.newestAt ?? 0))
    .slice(0, LOOKED_AT);
  const details = useAll({ queries: imported.map(({ id }) => queries.source(id)) });
  const isLoading = sources.isPending || details.some((detail) => detail.isPending);
  const candidates = details.flatMap(({ data }): KnownMapping[] => {
    if (!data || data.mapping === null) return [];
    // The server gives a mapping that its schema took.
    const mapping = withUsedTables(data.mapping as unknown as Mapping);
    const { file, tables } = data.header ?? { file: null, tables: {} };
    return [{ id: data.id, name: data.name, mapping, columns: file, tables }];
  });
  // A source of which all was taken back is no rival of one that has records.
  const filled = new Set(imported.filter(({ lastAt }) => lastAt !== null).map(({ id }) => id));
  const likely = (among: readonly KnownMapping[]): KnownMapping | null =>
    likelySource(among, columns, called);
  const known =
    wanted === null
      ? (likely(candidates.filter(({ id }) => filled.has(id))) ?? likely(candidates))
      : (candidates[0] ?? null);
  return { known, isLoading };
}
