import type { Import, ImportHeader } from '#db/queries/imports.ts';
import type { Repository } from '#db/store/store.ts';
import { foldedName } from '../../domain/text/folded-name.ts';
import { SHOWN_IMPORTS } from '../sources/mapping-in-force.ts';

/** How one file's header differs from what it was when its source was last imported by the same mapping. */
export type HeaderChange = {
  /** The joined file, by the name of its table; null = the file itself. */
  table: string | null;
  /** Columns as mappings name them, in the order of the earlier and of the later header. */
  gone: string[];
  fresh: string[];
  /** Lines on which the header stood and stands; null where it is the same, or not known. */
  moved: { from: number; to: number } | null;
};

/** An import that was made, or one that would be (without an id). */
export type Compared = Pick<Import, 'source' | 'mapping' | 'header'> & { id?: string };

/**
 * What is different in the headers of an import's files since the import before it that was made by the same mapping;
 * files whose columns are not known, then or now, are left out.
 */
export async function headerChanges(
  repository: Repository,
  { id, source, mapping, header }: Compared,
): Promise<HeaderChange[]> {
  if (!header) return [];
  const newest = await repository.read('listSourceImports', { source, limit: SHOWN_IMPORTS });
  const before = newest.slice(newest.findIndex((job) => job.id === id) + 1);
  const way = JSON.stringify(mapping);
  const earlier = before.find(
    (job) => job.state === 'done' && job.header && JSON.stringify(job.mapping) === way,
  );
  return earlier?.header ? compared(earlier.header, header) : [];
}

function compared(earlier: ImportHeader, now: ImportHeader): HeaderChange[] {
  const move = movedHeader(earlier.line, now.line);
  const files = [
    { table: null, was: earlier.file, is: now.file },
    ...Object.entries(now.tables).map(([table, is]) => ({ table, was: earlier.tables[table], is })),
  ];
  return files.flatMap(({ table, was, is }) => {
    if (!was || !is) return [];
    const [then, later] = [columnNames(was), columnNames(is)];
    const lost = then.filter((name) => !later.includes(name));
    const added = later.filter((name) => !then.includes(name));
    const isNamed = table === null && typeof now.line === 'number';
    const [gone, fresh] = isNamed ? apartFromSpelling(lost, added) : [lost, added];
    const moved = table === null ? move : null;
    const isSame = gone.length + fresh.length === 0 && moved === null;
    return isSame ? [] : [{ table, gone, fresh, moved }];
  });
}

/** Of what is gone and what is new without what is but spelled otherwise, which is read as before. */
function apartFromSpelling(gone: string[], fresh: string[]): [string[], string[]] {
  const without = (names: string[], others: string[]): string[] => {
    const spelled = new Set(others.map(foldedName));
    return names.filter((name) => !spelled.has(foldedName(name)));
  };
  return [without(gone, fresh), without(fresh, gone)];
}

function movedHeader(from: ImportHeader['line'], to: ImportHeader['line']): HeaderChange['moved'] {
  const isKnown = typeof from === 'number' && typeof to === 'number';
  return isKnown && from !== to ? { from, to } : null;
}

/** What mappings call the columns of a header: by its place (`#3`) one that has no name or shares it. */
function columnNames(header: readonly string[]): string[] {
  return header.map((name, i) =>
    name !== '' && header.indexOf(name) === header.lastIndexOf(name) ? name : `#${i + 1}`,
  );
}
