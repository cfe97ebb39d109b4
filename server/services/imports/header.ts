import type { ImportHeader } from '#db/queries/imports.ts';
import type { FileFormat, Mapping } from '../../contract/mapping.ts';
import { AppError } from '../../domain/problem.ts';
import { sampleFile } from '../../ingest/guess/sample.ts';
import type { FileFacts } from '../../ingest/open-rows.ts';
import type { Input } from '../../ingest/raw-bytes.ts';
import type { Reading } from '../../ingest/read-records.ts';
import type { TableInputs } from '../../ingest/tables/open-tables.ts';

/** An opened file with those joined to it, and where they are. */
export type OpenedFiles = Pick<Reading, 'facts' | 'tables'> & {
  input: Input;
  inputs: TableInputs;
  mapping: Mapping;
};

/** The columns of an opened file and of those joined to it. */
export async function headerOf(files: OpenedFiles): Promise<ImportHeader> {
  const { facts, tables, input, inputs, mapping } = files;
  const joined: [string, readonly string[] | null][] = [];
  for (const [name, table] of tables) {
    const { format } = mapping.tables?.[name] ?? {};
    joined.push([name, await columnsOf(table, inputs[name], format)]);
  }
  return {
    file: await columnsOf(facts, input, mapping.format),
    tables: Object.fromEntries(joined),
    line: facts.header?.line ?? null,
  };
}

/**
 * JSON has no header: its columns are the paths that a sample of its rows has, as the guesser looks at it. Null where the
 * mapping must say how the file is written, which the guesser is not told.
 */
async function columnsOf(
  { kind, columns }: FileFacts,
  input: Input | undefined,
  format: FileFormat | undefined,
): Promise<readonly string[] | null> {
  if (kind !== 'json' && kind !== 'ndjson') return [...columns];
  if (!input || format !== undefined) return null;
  try {
    return (await sampleFile(input)).columns.map(({ name }) => name);
  } catch (error) {
    // What is wrong with the file the import comes upon itself.
    if (error instanceof AppError) return null;
    throw error;
  }
}
