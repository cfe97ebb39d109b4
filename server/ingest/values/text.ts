import type { Plain, Value } from '../../contract/mapping-value.ts';
import { cellText, readCell, trimmed } from './cell-reading.ts';
import { compileChoice } from './choice.ts';
import { firstOf, labelOf } from './compilation.ts';
import type { Compiler, Read, TextKind } from './compilation.ts';
import { compileGathered, picksOne } from './gathering.ts';
import { itemsOf } from './conditions.ts';
import { refuseWithin } from './within.ts';
import { remembered } from './remembered.ts';
import { ALWAYS_OWN } from '../rows/row.ts';

/** The text of a value, in memory of its own. Null = not given. */
export function compileText(
  compiler: Compiler,
  value: Value,
  where: string,
  kind: TextKind,
): Read<string> {
  const { state, columns } = compiler;
  const label = labelOf(value, where);
  const fits = (text: string): string | null =>
    text.length <= kind.limit
      ? text
      : state.fail('ROW_TEXT_TOO_LONG', { column: label, length: text.length, limit: kind.limit });
  const inner = (part: Value, at: string): Read<string> => compiler.text(part, at, kind);

  refuseWithin(value, where);
  if (typeof value === 'string') return compiler.text({ column: value }, where, kind);
  if ('column' in value) {
    const column = columns.index(value.column);
    const read = readCell<string>(
      compiler,
      value,
      label,
      where,
      cellText(compiler, value, where),
      (text, row) => fits(text.length > ALWAYS_OWN ? trimmed(row.keep(column)) : text),
      fixedText,
    );
    // A number of the file's own and a text of the same digits may be in different bins.
    return kind.repeats && !value.bins ? remembered(read, column, state) : read;
  }
  if ('of' in value) {
    const cell = cellText(compiler, value, where);
    return readCell<string>(compiler, value, label, where, cell, fits, fixedText);
  }
  if ('constant' in value) {
    return fixedText(value.constant);
  }
  if ('concat' in value) {
    const parts = value.concat.map((part, i) => inner(part, `${where}.concat.${i}`));
    const separator = value.separator ?? '';
    return (row) => {
      const texts = parts.map((read) => read(row)).filter((text) => text !== null);
      return texts.length === 0 ? null : fits(texts.join(separator));
    };
  }
  if ('coalesce' in value) {
    return firstOf(value.coalesce.map((part, i) => inner(part, `${where}.coalesce.${i}`)));
  }
  if ('lower' in value) {
    const read = inner(value.lower, `${where}.lower`);
    return (row) => read(row)?.toLowerCase() ?? null;
  }
  if ('upper' in value) {
    const read = inner(value.upper, `${where}.upper`);
    return (row) => read(row)?.toUpperCase() ?? null;
  }
  if ('item' in value) {
    const { of, by, at } = value.item;
    const read = compiler.rawText(of, `${where}.item.of`);
    return (row) => {
      const found = itemsOf(read(row), by)[at - 1];
      return found === undefined ? null : fits(found);
    };
  }
  if ('when' in value) return compileChoice(compiler, value, where, inner);
  if (('overRows' in value || 'lookup' in value) && picksOne(value)) {
    const read = compileGathered(compiler, value, where, JSON.stringify(kind), (place, part, at) =>
      place.text(part, at, kind),
    );
    // The gatherer was given texts only.
    return read as Read<string>;
  }
  if ('flag' in value) {
    const read = compiler.flag(value, where);
    return (row) => read(row)?.toString() ?? null;
  }
  if ('addDays' in value || 'addSeconds' in value) {
    const read = compiler.instant(value, where);
    return (row) => {
      const at = read(row);
      return at === null ? null : new Date(at).toISOString();
    };
  }
  const { read } = compiler.number(value, where);
  return (row) => read(row)?.toString() ?? null;
}

function fixedText(plain: Plain): () => string {
  const text = String(plain);
  return () => text;
}
