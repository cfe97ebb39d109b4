import type { Mapping, TableDeclaration } from '../../contract/mapping.ts';
import type { Value } from '../../contract/mapping-value.ts';
import type { RowProblem } from '../../contract/reject.ts';
import { AppError } from '../../domain/problem.ts';
import { parseDay } from '../../domain/time/day.ts';
import type { ProblemCode, ProblemParams } from '../../domain/problem.ts';
import type { Precision } from '../../domain/records/fields.ts';
import type { Zone } from '../../domain/time/zone.ts';
import type { Columns } from '../rows/columns.ts';
import { shown } from '../rows/row.ts';
import type { Row } from '../rows/row.ts';
import type { DateSides } from './date-sides.ts';
import type { Gatherer, Held, Scalar } from './held.ts';

/** A compiled value: what a row has there, null = not given (or refused: see `ReadState.problem`). */
export type Read<T> = (row: Row) => T | null;

/** What happened while the current record was read. One per interpreter; reading is synchronous. */
export class ReadState {
  problem: RowProblem | null = null;
  /** Precision of the instant that was read last. */
  precision: Precision = 'second';
  /** Keys of the current row that a joined file does not have, by table and key. */
  readonly orphans = new Map<string, RowProblem>();
  /** Joined files in which the current row has no row. */
  readonly without = new Set<string>();
  ambiguousTimes = 0;
  impossibleTimes = 0;
  /** What columns of dates tell about the order of day and month. */
  readonly dateSides: DateSides[] = [];

  /** Forgets what the row before lacked. Emptying what is empty would cost a bulk load more than reading a cell. */
  beginRow(): void {
    if (this.orphans.size > 0) this.orphans.clear();
    if (this.without.size > 0) this.without.clear();
  }

  clear(): void {
    this.problem = null;
  }

  /** Notes the first problem of a record. */
  fail(code: ProblemCode, params: ProblemParams): null {
    this.problem ??= { code, params };
    return null;
  }

  failValue(code: ProblemCode, column: string, value: string, expected: string): null {
    return this.fail(code, { column, value: shown(value), expected });
  }
}

/** A cell or an expression read as text: `''` = absent. */
export type RawText = (row: Row) => string;

/** How long a text may be, and whether the same words come again and again in it. */
export type TextKind = { limit: number; repeats: boolean };

/** The least and the greatest answer of a question. */
export type AnswerScale = { scaleMin: number; scaleMax: number };

/** A compiled number; `computed` numbers (products, differences, other units) may be rounded to whole ones. */
export type ReadNumber = { read: Read<number>; computed: boolean };

/** Where a compiled value gathers over several rows; gives a reader of what was gathered so far. */
export interface RowGatherer {
  /** A reader of what a gatherer has of the record; `name` = what it gathers, the same for all that gather the same. */
  add(name: string, gatherer: () => Gatherer): Read<Scalar>;
}

/** A joined file that values are looked up in. */
export interface LookupTable {
  readonly kind: TableDeclaration['kind'];
  readonly compiler: Compiler;
  /** A reader of what a gatherer has for a key; null = no row has this key. */
  add(gatherer: Gatherer): (key: string) => Held | null;
}

/** What compiling a mapping's values needs to know. */
export type Compilation = {
  mapping: Mapping;
  columns: Columns;
  /** Zone of wall-clock times. */
  wallZone: Zone;
  /** Gathers over the rows of the record that is compiled; null where a record has one row. */
  rows: RowGatherer | null;
  /** Joined files by name. */
  tables: ReadonlyMap<string, LookupTable>;
  /** The organisation's zone, in which a date without a time begins at midnight. */
  dayZone: Zone;
  state: ReadState;
};

/** Compiles values of each type; `where` is the value's place in the mapping, for messages. */
export interface Compiler extends Compilation {
  /** Text in memory of its own. */
  text(value: Value, where: string, kind: TextKind): Read<string>;
  /** Text for another reading, trimmed. */
  rawText(value: Value, where: string): RawText;
  /**
   * A number; a duration in seconds where a unit is told, minor units where decimals are told. A cell that should be a
   * score and is no number is refused with its `scale`.
   */
  number(value: Value, where: string, scale?: AnswerScale): ReadNumber;
  /** UTC milliseconds. */
  instant(value: Value, where: string): Read<number>;
  flag(value: Value, where: string): Read<boolean>;
}

/** The first value that is given. */
export function firstOf<T>(reads: readonly Read<T>[]): Read<T> {
  return (row) => {
    for (const read of reads) {
      const found = read(row);
      if (found !== null) return found;
    }
    return null;
  };
}

/** @throws AppError MAPPING_INVALID { path, value, expected } */
export function mappingError(path: string, value: unknown, expected: string): AppError {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
  return new AppError('MAPPING_INVALID', { path, value: shown(text), expected });
}

/** Day number of a date in a mapping. @throws AppError MAPPING_INVALID */
export function dayOf(date: string, where: string): number {
  try {
    return parseDay(date);
  } catch {
    throw mappingError(where, date, 'YYYY-MM-DD');
  }
}

/** The column a value is read from, as a message names it; its place in the mapping when it has none. */
export function labelOf(value: Value, where: string): string {
  return firstColumn(value) ?? where;
}

function firstColumn(value: Value): string | null {
  if (typeof value === 'string') return value;
  if ('column' in value) return value.column;
  if ('of' in value) return firstColumn(value.of);
  if ('lower' in value) return firstColumn(value.lower);
  if ('upper' in value) return firstColumn(value.upper);
  if ('number' in value) return firstColumn(value.number);
  if ('flag' in value) return firstColumn(value.flag);
  if ('seconds' in value) return firstColumn(value.seconds.to);
  if ('addDays' in value) return firstColumn(value.addDays.days);
  if ('addSeconds' in value) return firstColumn(value.addSeconds.seconds);
  if ('item' in value) return firstColumn(value.item.of);
  if ('when' in value) return firstColumn(value.take);
  if ('lookup' in value) return firstColumn(value.lookup.value ?? value.lookup.key);
  if ('overRows' in value) return firstColumn(value.overRows.value ?? { constant: 1 });
  const parts =
    'concat' in value
      ? value.concat
      : 'coalesce' in value
        ? value.coalesce
        : 'multiply' in value
          ? value.multiply
          : [];
  return parts.map(firstColumn).find((column) => column !== null) ?? null;
}
