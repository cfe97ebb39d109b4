import type { BooleanTokens, Plain, Reading, Value } from '../../contract/mapping-value.ts';
import { cellText, readCell } from './cell-reading.ts';
import { compileChoice } from './choice.ts';
import { firstOf, labelOf, mappingError } from './compilation.ts';
import type { Compiler, Read } from './compilation.ts';
import type { Row } from '../rows/row.ts';
import { compileGathered, picksOne } from './gathering.ts';
import { refuseWithin } from './within.ts';

const USUAL: BooleanTokens = {
  true: ['true', 'yes', 'y', 't', '1', 'نعم'],
  false: ['false', 'no', 'n', 'f', '0', 'لا'],
};

/** Yes, no, or not given. */
export function compileFlag(compiler: Compiler, value: Value, where: string): Read<boolean> {
  const { state, mapping } = compiler;
  refuseWithin(value, where);
  const label = labelOf(value, where);
  const spec: Reading =
    typeof value === 'object' && ('column' in value || 'of' in value) ? value : {};
  const tokens = spec.booleans ?? mapping.booleans ?? USUAL;
  const words = new Map<string, boolean>([
    ...tokens.true.map((word) => [word.toLowerCase(), true] as const),
    ...tokens.false.map((word) => [word.toLowerCase(), false] as const),
  ]);
  const expected = [...words.keys()].join(' | ');
  const fixed = (plain: Plain): (() => boolean) => {
    const known = typeof plain === 'boolean' ? plain : words.get(String(plain).toLowerCase());
    if (known === undefined) throw mappingError(where, plain, expected);
    return () => known;
  };

  if (typeof value === 'object' && 'constant' in value) {
    return fixed(value.constant);
  }
  const expression = typeof value === 'object' ? flagExpression(compiler, value, where) : null;
  if (expression) return expression;
  const cell = cellText(compiler, value, where);
  const { column } = cell;
  const convert = (text: string, row: Row): boolean | null => {
    const typed = column === null ? null : row.typed(column);
    if (typeof typed === 'boolean') return typed;
    return (
      words.get(text) ??
      words.get(text.toLowerCase()) ??
      state.failValue('ROW_BOOLEAN_INVALID', label, text, expected)
    );
  };
  return readCell<boolean>(compiler, spec, label, where, cell, convert, fixed);
}

/** A value made of others; null for those that are read like a cell. */
function flagExpression(
  compiler: Compiler,
  value: Exclude<Value, string>,
  where: string,
): Read<boolean> | null {
  if ('coalesce' in value) {
    return firstOf(value.coalesce.map((part, i) => compiler.flag(part, `${where}.coalesce.${i}`)));
  }
  if ('flag' in value) {
    return compiler.flag(value.flag, `${where}.flag`);
  }
  if ('when' in value) {
    return compileChoice(compiler, value, where, (part, at) => compiler.flag(part, at));
  }
  if (('overRows' in value || 'lookup' in value) && picksOne(value)) {
    const read = compileGathered(compiler, value, where, 'flag', (place, part, at) =>
      place.flag(part, at),
    );
    // The gatherer was given yes and no only.
    return read as Read<boolean>;
  }
  return null;
}
