import { createHash } from 'node:crypto';
import type { Mapping } from '../../contract/mapping.ts';
import type { Input } from '../../ingest/raw-bytes.ts';
import { examineFile } from '../../ingest/source.ts';
import type { TableInputs } from '../../ingest/tables/open-tables.ts';

/** What tells a file, with the files joined to it, from any other; and its size, decoded. @throws AppError FILE_* */
export async function fingerprintOf(
  input: Input,
  mapping: Mapping,
  tables: TableInputs = {},
): Promise<{ sha256: string; decodedBytes: number }> {
  const { sha256, decodedBytes } = await examineFile(input, mapping.format);
  const names = Object.keys(mapping.tables ?? {}).filter((name) => Object.hasOwn(tables, name));
  if (names.length === 0) return { sha256, decodedBytes };
  const hash = createHash('sha256').update(sha256);
  for (const name of names.sort()) {
    const table = tables[name];
    if (!table) continue;
    const joined = await examineFile(table, mapping.tables?.[name]?.format);
    hash.update(`${name} ${joined.sha256}`);
  }
  return { sha256: hash.digest('hex'), decodedBytes };
}
