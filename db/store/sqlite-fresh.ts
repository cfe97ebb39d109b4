import type Database from 'better-sqlite3';
import { insertText } from './insert-text.ts';
import type { Bindable, FreshRows } from './request.ts';

/** Rows of one statement: it costs half of what as many statements cost. */
const TOGETHER = 64;

type Prepare = (sql: string) => Database.Statement;

/** Inserts rows, many a statement; gives the places of those whose key was taken. */
export function insertFresh(statement: Prepare, rows: FreshRows): number[] {
  const taken: number[] = [];
  const whole = rows.count - (rows.count % TOGETHER);
  insertGroups(statement, rows, { from: 0, to: whole, size: TOGETHER }, taken);
  insertGroups(statement, rows, { from: whole, to: rows.count, size: 1 }, taken);
  return taken;
}

type Stretch = { from: number; to: number; size: number };

function insertGroups(
  statement: Prepare,
  rows: FreshRows,
  { from, to, size }: Stretch,
  taken: number[],
): void {
  if (from === to) return;
  const insert = statement(
    insertText(rows, size, ({ name, isSame }) => (isSame ? `@${name}` : '?')),
  );
  // What all rows have is bound once a statement.
  const same = rows.columns.filter(({ isSame }) => isSame);
  const shared = Object.fromEntries(same.map(({ name, at }) => [name, at(from)]));
  const columns = rows.columns.filter(({ isSame }) => !isSame);
  const { length } = columns;
  const params: Bindable[] = Array.from({ length: size * length }, () => null);
  for (let first = from; first < to; first += size) {
    // Column by column: a column's values are of one kind, and found fast one after the other.
    for (let j = 0; j < length; j++) {
      const at = columns[j]?.at;
      if (at) for (let i = 0; i < size; i++) params[i * length + j] = at(first + i);
    }
    // As arguments of their own values are bound sooner than as a list.
    const { changes, lastInsertRowid } =
      same.length > 0 ? insert.run(...params, shared) : insert.run(...params);
    if (changes === size) continue;
    const fresh = new Set<string>();
    if (changes > 0) readKeys(statement, rows, Number(lastInsertRowid) - changes, fresh);
    for (let place = first; place < first + size; place++) {
      // Of two rows with one key the first was inserted.
      if (!fresh.delete(keyOf(rows, place))) taken.push(place);
    }
  }
}

/** Keys of the rows inserted after the one numbered `last`. */
function readKeys(statement: Prepare, rows: FreshRows, last: number, keys: Set<string>): void {
  const names = rows.key.map((name) => `"${name}"`).join(', ');
  const text = `select ${names} from "${rows.table}" where rowid > ?`;
  for (const key of statement(text).raw().iterate(last)) keys.add(JSON.stringify(key));
}

function keyOf({ columns, key }: FreshRows, place: number): string {
  const held = key.map((wanted) => columns.find(({ name }) => name === wanted)?.at(place));
  return JSON.stringify(held);
}
