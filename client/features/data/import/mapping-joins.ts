import type { Mapping } from '#server/contract/mapping.ts';

/** The key of a join: the file's own column, and the joined file's. */
type JoinKeys = { own: string; theirs: string };

/** What a mapping's records look up: the table, and by which value of the row. */
function lookupsOf(mapping: Mapping): { table: string; key: unknown }[] {
  const found: { table: string; key: unknown }[] = [];
  const look = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    const lookup: unknown = 'lookup' in value ? value.lookup : null;
    if (typeof lookup === 'object' && lookup !== null && 'table' in lookup && 'key' in lookup) {
      found.push({ table: String(lookup.table), key: lookup.key });
    }
    for (const inner of Object.values(value)) look(inner);
  };
  look(mapping.records);
  return found;
}

/** The mapping without joined files of which its records take nothing: nobody has to bring those. */
export function withUsedTables(mapping: Mapping): Mapping {
  const { tables, ...rest } = mapping;
  if (!tables) return mapping;
  const used = new Set(lookupsOf(mapping).map(({ table }) => table));
  const left = Object.entries(tables).filter(([table]) => used.has(table));
  return left.length === 0 ? rest : { ...rest, tables: Object.fromEntries(left) };
}

/** The columns by which a mapping joins a table; null where they are more than a column each. */
export function joinKeysOf(mapping: Mapping, table: string): JoinKeys | null {
  const own = columnOf(lookupsOf(mapping).find((one) => one.table === table)?.key);
  const theirs = columnOf(mapping.tables?.[table]?.key);
  return own === null || theirs === null ? null : { own, theirs };
}

function columnOf(value: unknown): string | null {
  if (typeof value === 'string') return value;
  const isColumn = typeof value === 'object' && value !== null && 'column' in value;
  return isColumn && typeof value.column === 'string' ? value.column : null;
}
