import type { Import, Reject } from '#db/queries/imports.ts';
import type { Repository } from '#db/store/store.ts';
import type { Mapping } from '../../contract/mapping.ts';
import { mappingSchema } from '../../contract/mapping.ts';
import { AppError } from '../../domain/problem.ts';
import { wantedColumns } from '../../ingest/wanted-columns.ts';
import { requireImport } from './run.ts';

const NEWEST = 200;
const REJECTS_PAGE = 500;

export function listImports(repository: Repository): Promise<Import[]> {
  return repository.read('listImports', { limit: NEWEST });
}

/** One page of an import's rejects and orphans. @throws AppError NOT_FOUND, CURSOR_INVALID */
export async function readRejectPage(
  repository: Repository,
  id: string,
  cursor: string | undefined,
): Promise<{
  total: number;
  columns: readonly string[] | null;
  format: { delimiter: string; headerRows: number; headerLine: number };
  rejects: Reject[];
  next: string | null;
}> {
  const { rowsRejected, orphans, header, mapping, zone } = await requireImport(repository, id);
  const total = rowsRejected + orphans;
  if (cursor !== undefined && !/^\d{1,9}$/.test(cursor)) {
    throw new AppError('CURSOR_INVALID', { seen: cursor });
  }
  const after = cursor === undefined ? -1 : Number(cursor);
  const rejects = await repository.read('readRejects', { id, after, limit: REJECTS_PAGE });
  const last = rejects.length === REJECTS_PAGE ? rejects.at(-1) : undefined;
  // One that a later version no longer takes says nothing.
  const told = mappingSchema.safeParse(mapping).data;
  const { delimiter = ',', headerRows = 1, headerLine = 1 } = told?.format ?? {};
  // Rows of JSON have no header: their cells are those that the mapping reads.
  const isJson = header?.line === null && headerRows > 0;
  return {
    total,
    columns: isJson ? pathsOf(told, zone) : (header?.file ?? null),
    format: { delimiter, headerRows, headerLine },
    rejects,
    next: last ? String(last.n) : null,
  };
}

/** The paths that a mapping reads; null where this version cannot make anything of it any more. */
function pathsOf(mapping: Mapping | undefined, zone: string | null): readonly string[] | null {
  if (!mapping) return null;
  try {
    return wantedColumns(mapping, zone ?? 'UTC').paths;
  } catch (error) {
    if (error instanceof AppError) return null;
    throw error;
  }
}
