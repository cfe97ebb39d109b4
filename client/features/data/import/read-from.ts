import { foldedName } from './folded-name.ts';

/** How names of a file's columns are compared: in JSON they are paths, which are what they are. */
export function spellingOf(fileName: string): (name: string) => string {
  return /\.(json|jsonl|ndjson)(\.gz)?$/i.test(fileName) ? (name) => name : foldedName;
}

/**
 * Which column of a file each name is read from, as the server finds it: the one that is called so, else the only one that
 * is by `nameOf`, unless another name means it, too. Names that no column has are left out.
 */
export function readFrom(
  names: readonly string[],
  columns: readonly string[],
  nameOf: (name: string) => string = foldedName,
): ReadonlyMap<string, string> {
  const here = new Set(columns);
  const spelled = grouped(columns, nameOf);
  const columnOf = (name: string): string | null => {
    if (here.has(name)) return name;
    const alike = spelled.get(nameOf(name)) ?? [];
    return alike.length === 1 ? (alike[0] ?? null) : null;
  };
  const meant = grouped(names, columnOf);
  return new Map(
    names.flatMap((name) => {
      const column = columnOf(name);
      const isOwn = name === column || meant.get(column)?.length === 1;
      return column !== null && isOwn ? [[name, column] as const] : [];
    }),
  );
}

function grouped<K>(names: readonly string[], keyOf: (name: string) => K): Map<K, string[]> {
  const groups = new Map<K, string[]>();
  for (const name of names) {
    const key = keyOf(name);
    groups.set(key, [...(groups.get(key) ?? []), name]);
  }
  return groups;
}
