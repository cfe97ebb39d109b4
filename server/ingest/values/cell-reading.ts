import type { Plain, Reading, Value } from '../../contract/mapping-value.ts';
import type { Compilation, Compiler, RawText, Read } from './compilation.ts';
import { mappingError } from './compilation.ts';
import { numberReader } from './number-format.ts';
import type { Row } from '../rows/row.ts';

/** How text, once it is known to be a value, becomes what is wanted; null after a problem was noted. */
export type Convert<T> = (text: string, row: Row) => T | null;

/** Text to be read as a cell is; `column` is where the file itself may say what it is, null where there is none. */
export type CellText = { raw: RawText; column: number | null };

/** The text of a column, of what is in `of`, or of an expression. An untouched column in `of` is that column still. */
export function cellText(compiler: Compiler, value: Value, where: string): CellText {
  const { columns } = compiler;
  const name = columnName(value);
  if (name !== null) {
    const column = columns.index(name);
    return { raw: (row) => trimmed(row.cell(column)), column };
  }
  if (typeof value === 'string' || !('of' in value)) {
    return { raw: compiler.rawText(value, where), column: null };
  }
  const untouched = isUntouched(value.of) ? columnName(value.of) : null;
  const column = untouched === null ? null : columns.index(untouched);
  return { raw: compiler.rawText(value.of, `${where}.of`), column };
}

function columnName(value: Value): string | null {
  if (typeof value === 'string') return value;
  return 'column' in value ? value.column : null;
}

/** Whether a column's text is the file's own, or none. */
function isUntouched(value: Value): boolean {
  if (typeof value === 'string') return true;
  return 'column' in value && !value.values && !value.bins && value.default === undefined;
}

/** Makes a value that the mapping itself gives; it is asked for anew each time it is given. */
export type Fixed<T> = (plain: Plain) => () => T;

const nothing = (): null => null;

const MOST_VALUES_SHOWN = 12;

/**
 * The steps every cell goes through, in this order: missing words, value map, bins, conversion; the default where
 * nothing is given.
 */
export function readCell<T>(
  compilation: Compilation,
  spec: Reading,
  label: string,
  where: string,
  { raw, column }: CellText,
  convert: Convert<T>,
  fixed: Fixed<T>,
): Read<T> {
  const { state, mapping } = compilation;
  const missing = new Set([...(mapping.missing ?? []), ...(spec.missing ?? [])]);
  const longest = Math.max(0, ...[...missing].map((word) => word.length));
  const fallback = spec.default === undefined ? nothing : fixed(spec.default);
  const change = valueMap(compilation, spec, label, fallback, convert, fixed);
  const toValue = spec.bins ? binned(compilation, spec, label, where, column, fixed) : change;
  return (row) => {
    const text = raw(row);
    if (text.length === 0 || (text.length <= longest && missing.has(text))) return fallback();
    const value = toValue(text, row);
    return value === null && state.problem === null ? fallback() : value;
  };
}

function valueMap<T>(
  { state }: Compilation,
  spec: Reading,
  label: string,
  fallback: () => T | null,
  convert: Convert<T>,
  fixed: Fixed<T>,
): Convert<T> {
  if (!spec.values) return convert;
  const known = new Map<string, () => T | null>();
  for (const [word, plain] of Object.entries(spec.values)) {
    known.set(word, plain === null ? fallback : fixed(plain));
  }
  const expected = [...known.keys()].slice(0, MOST_VALUES_SHOWN).join(' | ');
  const otherwise = spec.otherwise ?? 'keep';
  return (text, row) => {
    const mapped = known.get(text);
    if (mapped !== undefined) return mapped();
    if (otherwise === 'keep') return convert(text, row);
    if (otherwise === 'missing') return fallback();
    return state.failValue('ROW_VALUE_UNMAPPED', label, text, expected);
  };
}

function binned<T>(
  { state, mapping }: Compilation,
  spec: Reading,
  label: string,
  where: string,
  column: number | null,
  fixed: Fixed<T>,
): Convert<T> {
  const bins = (spec.bins ?? []).map((bin, i, all) => {
    const below = bin.below ?? Number.POSITIVE_INFINITY;
    const before = all[i - 1];
    if (before && !((before.below ?? Number.POSITIVE_INFINITY) < below)) {
      throw mappingError(`${where}.bins.${i}`, bin, 'below: 1 < 2 < 3 …');
    }
    return { below, value: fixed(bin.label) };
  });
  const readNumber = numberReader(spec.number ?? mapping.numbers);
  const expected = bins.map((bin) => `< ${bin.below}`).join(' | ');
  return (text, row) => {
    const typed = column === null ? null : row.typed(column);
    const n = typeof typed === 'number' ? typed : readNumber(text);
    const bin = bins.find(({ below }) => n < below);
    return bin ? bin.value() : state.failValue('ROW_NUMBER_INVALID', label, text, expected);
  };
}

/** Cuts white space at both ends; strings without any come back as they are. */
export function trimmed(text: string): string {
  const last = text.length - 1;
  if (last < 0) return text;
  const first = text.charCodeAt(0);
  const end = text.charCodeAt(last);
  if (first > 32 && first < 127 && end > 32 && end < 127) return text;
  return text.trim();
}
