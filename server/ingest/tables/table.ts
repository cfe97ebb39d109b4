import type { Reject } from '../../contract/reject.ts';
import type { TableDeclaration } from '../../contract/mapping.ts';
import { AppError } from '../../domain/problem.ts';
import { shown } from '../rows/row.ts';
import type { Row } from '../rows/row.ts';
import { labelOf } from '../values/compilation.ts';
import type { Compiler, LookupTable, RawText } from '../values/compilation.ts';
import type { Gatherer, Held } from '../values/held.ts';

/** Most keys of a joined file that are held in memory. */
const MOST_KEYS = 500_000;

/** The rows of one key: where the first of them is, how many there are, and what was gathered from them. */
type Entry = { line: number; rows: number; isUsed: boolean; held: Held[] };

/** A joined file: what lookups want of its rows is gathered by key while it is read, and nothing else is kept. */
export class Table implements LookupTable {
  readonly kind: TableDeclaration['kind'];
  readonly compiler: Compiler;
  readonly name: string;
  private readonly keyLabel: string;
  private readonly readKey: RawText;
  private readonly gatherers: Gatherer[] = [];
  private readonly entries = new Map<string, Entry>();

  /** `compiler` reads the table's own columns. */
  constructor(name: string, declaration: TableDeclaration, compiler: Compiler) {
    this.name = name;
    this.kind = declaration.kind;
    this.compiler = compiler;
    this.keyLabel = labelOf(declaration.key, `tables.${name}.key`);
    this.readKey = compiler.rawText(declaration.key, `tables.${name}.key`);
  }

  add(gatherer: Gatherer): (key: string) => Held | null {
    const place = this.gatherers.push(gatherer) - 1;
    return (key) => {
      const entry = this.entries.get(key);
      if (!entry) return null;
      entry.isUsed = true;
      return entry.held[place] ?? null;
    };
  }

  /**
   * Takes a row in; gives why it could not be read, null when it could.
   * @throws AppError FILE_JOIN_TOO_LARGE
   */
  load(row: Row): Reject | null {
    const { state } = this.compiler;
    state.clear();
    const key = this.readKey(row);
    if (key === '' && state.problem === null) {
      state.fail('ROW_VALUE_MISSING', { column: this.keyLabel, field: 'key' });
    }
    for (const gatherer of this.gatherers) gatherer.look(row);
    const { problem } = state;
    if (problem) {
      const params = { ...problem.params, inTable: this.name };
      return { line: row.line, kind: null, code: problem.code, params };
    }
    const entry = this.entryOf(key, row.line);
    entry.rows++;
    this.gatherers.forEach((gatherer, i) => {
      entry.held[i] = gatherer.take(entry.held[i]);
    });
    return null;
  }

  /** Rows of details that belong to no record; to be asked when all records have been read. */
  rowsAlone(): number {
    let rows = 0;
    for (const entry of this.alone()) rows += entry[1].rows;
    return rows;
  }

  /** Keys of details that no record had; to be asked when all records have been read. None where nothing is taken from the table: no record looked. */
  orphans(): Reject[] {
    return this.alone().map(([key, { line, rows }]) => ({
      line,
      kind: null,
      code: 'ROW_ORPHAN',
      params: { table: this.name, value: shown(key), rows },
    }));
  }

  private alone(): [string, Entry][] {
    if (this.kind === 'reference' || this.gatherers.length === 0) return [];
    return [...this.entries].filter(([, { isUsed }]) => !isUsed);
  }

  private entryOf(key: string, line: number): Entry {
    const known = this.entries.get(key);
    if (known) return known;
    if (this.entries.size >= MOST_KEYS) {
      throw new AppError('FILE_JOIN_TOO_LARGE', { table: this.name, limit: MOST_KEYS });
    }
    const entry: Entry = { line, rows: 0, isUsed: false, held: [] };
    this.entries.set(key, entry);
    return entry;
  }
}
