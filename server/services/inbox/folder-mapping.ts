import { readFile } from 'node:fs/promises';
import type { Repository } from '#db/store/store.ts';
import type { Mapping } from '../../contract/mapping.ts';
import { AppError } from '../../domain/problem.ts';
import { readMapping } from '../../ingest/mapping.ts';
import { parseMapping } from '../../ingest/mapping-text.ts';
import { inForce, SHOWN_IMPORTS } from '../sources/mapping-in-force.ts';
import type { FolderLook, SeenFile } from './folder.ts';
import { MAPPING_FILE } from './folder.ts';

/** Mappings name values of nine dimensions in two languages; a larger file is none. */
const MAPPING_LIMIT = 4 * 2 ** 20;

/**
 * The mapping by which the files of a source's inbox are read: the one that lies there, else that of its last import.
 * @throws AppError INBOX_MAPPING_MISSING, MAPPING_NOT_JSON, MAPPING_INVALID, ZONE_UNKNOWN
 */
export async function folderMapping(
  repository: Repository,
  source: string,
  { files }: FolderLook,
): Promise<Mapping> {
  const file = files.find(({ name }) => name === MAPPING_FILE);
  if (file) return mappingFrom(file, source);
  const newest = await repository.read('listSourceImports', { source, limit: SHOWN_IMPORTS });
  const last = inForce(newest);
  if (!last) {
    throw new AppError('INBOX_MAPPING_MISSING', { seen: source, expected: MAPPING_FILE });
  }
  return last.mapping;
}

async function mappingFrom({ path, size }: SeenFile, source: string): Promise<Mapping> {
  if (size > MAPPING_LIMIT) {
    const expected = `≤ ${MAPPING_LIMIT} B`;
    throw new AppError('MAPPING_INVALID', { path: MAPPING_FILE, value: `${size} B`, expected });
  }
  const mapping = readMapping(parseMapping(await readFile(path, 'utf8'), MAPPING_FILE));
  if (mapping.source !== source) {
    throw new AppError('MAPPING_INVALID', {
      path: 'source',
      value: mapping.source,
      expected: source,
    });
  }
  return mapping;
}
