import type { Mapping } from '../../contract/mapping.ts';
import type { Reject } from '../../contract/reject.ts';
import { AppError } from '../../domain/problem.ts';
import { openRows } from '../open-rows.ts';
import type { OpenRows } from '../open-rows.ts';
import type { Input } from '../raw-bytes.ts';
import type { Columns } from '../rows/columns.ts';
import type { WantedColumns } from '../wanted-columns.ts';
import type { Table } from './table.ts';

/** The files that a mapping joins, by the names it gives them. */
export type TableInputs = Readonly<Record<string, Input>>;

/** Joined files whose headers have been read. */
export type OpenTables = ReadonlyMap<string, OpenRows<Columns>>;

/**
 * Opens the files that a mapping joins and reads their headers.
 * @throws AppError FILE_JOIN_MISSING { table, expected } for one that was not given, FILE_*
 */
export async function openTables(
  mapping: Mapping,
  inputs: TableInputs,
  wanted: WantedColumns,
): Promise<OpenTables> {
  const opened = new Map<string, OpenRows<Columns>>();
  const declared = Object.entries(mapping.tables ?? {});
  for (const [name, declaration] of declared) {
    const input = Object.hasOwn(inputs, name) ? inputs[name] : undefined;
    if (!input) {
      const expected = declared.map(([table]) => table).join(', ');
      throw new AppError('FILE_JOIN_MISSING', { table: name, expected });
    }
    const names = wanted.tables.get(name);
    opened.set(name, await openRows(input, declaration, (columns) => columns, names));
  }
  return opened;
}

/**
 * Reads joined files into their tables; gives the rows that could not be read.
 * @throws AppError FILE_*
 */
export async function loadTables(
  opened: OpenTables,
  tables: ReadonlyMap<string, Table>,
): Promise<Reject[]> {
  const rejects: Reject[] = [];
  for (const [name, file] of opened) {
    const { source, start, compiled: columns } = file;
    const table = tables.get(name);
    if (!table) continue;
    columns.check(name);
    const reader = file.reader(start);
    const takeRows = (): void => {
      while (reader.next()) {
        const { problem, line } = reader;
        const reject = problem
          ? { line, kind: null, code: problem.code, params: { ...problem.params, inTable: name } }
          : table.load(reader);
        if (reject) rejects.push(reject);
      }
    };
    for await (const chunk of source.read(start.offset, () => undefined)) {
      reader.push(chunk);
      takeRows();
    }
    reader.end();
    takeRows();
  }
  return rejects;
}
