import type { RecordId } from '../../contract/mapping.ts';
import { trimmed } from '../values/cell-reading.ts';
import type { Compilation, Read } from '../values/compilation.ts';
import { hashedId, Occurrences } from './occurrences.ts';
import type { Row } from '../rows/row.ts';

/** Most characters of an external id. */
const ID_LIMIT = 200;

/** An id made of a hash of columns. It counts every row once, also rows that make no record, so ids stay stable. */
export type RowKey = { advance(row: Row): void; current: string };

/** The ids of one mapping; templates that hash the same columns share one key. */
export class RecordIds {
  private readonly compilation: Compilation;
  private readonly keys = new Map<string, RowKey>();

  constructor(compilation: Compilation) {
    this.compilation = compilation;
  }

  /** Keys that must be advanced once for every row, before its records are read. */
  rowKeys(): RowKey[] {
    return [...this.keys.values()];
  }

  /** Null after ROW_VALUE_MISSING or ROW_TEXT_TOO_LONG was noted. */
  compile(id: RecordId): Read<string> {
    const suffix = id.part === undefined ? '' : `#${id.part}`;
    if ('hash' in id) {
      const key = this.rowKey(id.hash);
      return () => key.current + suffix;
    }
    const names = 'column' in id ? [id.column] : id.columns;
    const { state, columns, mapping } = this.compilation;
    const missing = new Set(mapping.missing);
    const label = names.join(', ');
    const parts = names.map((name) => columns.index(name));
    const [only] = parts;
    const read =
      parts.length === 1 && only !== undefined
        ? (row: Row) => trimmed(row.keep(only))
        : (row: Row) => joined(parts.map((column) => trimmed(row.keep(column))));
    return (row) => {
      const text = read(row);
      if (text === '' || missing.has(text)) {
        return state.fail('ROW_VALUE_MISSING', { column: label, field: 'id' });
      }
      const full = suffix === '' ? text : text + suffix;
      if (full.length <= ID_LIMIT) return full;
      return state.fail('ROW_TEXT_TOO_LONG', {
        column: label,
        length: full.length,
        limit: ID_LIMIT,
      });
    };
  }

  private rowKey(hash: 'all' | readonly string[]): RowKey {
    const name = JSON.stringify(hash);
    const known = this.keys.get(name);
    if (known) return known;
    const { columns } = this.compilation;
    const own = hash === 'all' ? columns.all() : hash.map((column) => columns.index(column));
    const numbers = [...own, ...columns.beside()];
    const seen = new Occurrences();
    const key: RowKey = {
      current: '',
      advance: (row) => {
        key.current = hashedId(
          numbers.map((column) => row.cell(column)),
          seen,
        );
      },
    };
    this.keys.set(name, key);
    return key;
  }
}

/** Several columns as one id; a bar inside a value is doubled, so that different values never join to the same id. */
function joined(values: readonly string[]): string {
  if (values.every((value) => value === '')) return '';
  return values.map((value) => value.replaceAll('|', '||')).join('|');
}
