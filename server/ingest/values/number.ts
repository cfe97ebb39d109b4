import type { DurationUnit, Plain, Reading, Value } from '../../contract/mapping-value.ts';
import { cellText, readCell } from './cell-reading.ts';
import { compileChoice } from './choice.ts';
import type { Convert } from './cell-reading.ts';
import { firstOf, labelOf, mappingError } from './compilation.ts';
import { compileGathered } from './gathering.ts';
import type { AnswerScale, Compiler, Read, ReadNumber } from './compilation.ts';
import { shown } from '../rows/row.ts';
import { numberReader, readClock } from './number-format.ts';
import { numberWithin } from './within.ts';

/** Seconds in a unit of time. */
export const UNIT_SECONDS: Record<Exclude<DurationUnit, 'clock'>, number> = {
  seconds: 1,
  milliseconds: 0.001,
  minutes: 60,
  hours: 3600,
  days: 86_400,
};

/** The number of a value; a duration in seconds where the mapping tells a unit, minor units where it tells decimals. */
export function compileNumber(
  compiler: Compiler,
  value: Value,
  where: string,
  scale?: AnswerScale,
): ReadNumber {
  if (typeof value === 'string') return compiler.number({ column: value }, where, scale);
  if ('column' in value || 'of' in value) return numberCell(compiler, value, value, where, scale);
  if ('constant' in value) {
    const constant = fixedNumber(value.constant, where);
    return { read: () => constant, computed: false };
  }
  if ('coalesce' in value) {
    const parts = value.coalesce.map((part, i) => compiler.number(part, `${where}.coalesce.${i}`));
    return {
      read: firstOf(parts.map(({ read }) => read)),
      computed: parts.some(({ computed }) => computed),
    };
  }
  if ('multiply' in value) {
    const parts = value.multiply.map(
      (part, i) => compiler.number(part, `${where}.multiply.${i}`).read,
    );
    return { read: (row) => product(parts.map((read) => read(row))), computed: true };
  }
  if ('seconds' in value) {
    const from = compiler.instant(value.seconds.from, `${where}.seconds.from`);
    const to = compiler.instant(value.seconds.to, `${where}.seconds.to`);
    return {
      read: (row) => {
        const start = from(row);
        const end = to(row);
        return start === null || end === null ? null : (end - start) / 1000;
      },
      computed: true,
    };
  }
  if ('when' in value) {
    let computed = false;
    const read = compileChoice(compiler, value, where, (part, at) => {
      const found = compiler.number(part, at);
      computed ||= found.computed;
      return found.read;
    });
    return { read, computed };
  }
  if ('overRows' in value || 'lookup' in value) {
    let computed = false;
    // One by one: what is computed is known only where it is compiled.
    const read = compileGathered(compiler, value, where, `number ${where}`, (place, part, at) => {
      const found = place.number(part, at);
      computed = found.computed;
      return found.read;
    });
    // The gatherer was given numbers only.
    return { read: read as Read<number>, computed };
  }
  if ('number' in value) return compiler.number(value.number, `${where}.number`);
  if ('flag' in value) {
    const flag = compiler.flag(value, where);
    return { read: (row) => numberOfFlag(flag(row)), computed: false };
  }
  if ('addDays' in value || 'addSeconds' in value) throw mappingError(where, value, 'number');
  return numberCell(compiler, {}, value, where);
}

function numberOfFlag(flag: boolean | null): number | null {
  return flag === null ? null : Number(flag);
}

function product(factors: readonly (number | null)[]): number | null {
  let result = 1;
  for (const factor of factors) {
    if (factor === null) return null;
    result *= factor;
  }
  return result;
}

function fixedNumber(plain: Plain, where: string): number {
  const n = typeof plain === 'number' ? plain : Number.NaN;
  if (Number.isNaN(n)) throw mappingError(where, plain, '0');
  return n;
}

function numberCell(
  compiler: Compiler,
  spec: Reading,
  value: Value,
  where: string,
  answers?: AnswerScale,
): ReadNumber {
  const label = labelOf(value, where);
  const cell = cellText(compiler, value, where);
  const { column } = cell;
  const { state, mapping } = compiler;
  const format = spec.number ?? mapping.numbers;
  const readNumber = spec.unit === 'clock' ? readClock : numberReader(format);
  const factor = spec.unit === undefined || spec.unit === 'clock' ? 1 : UNIT_SECONDS[spec.unit];
  const scale = factor * 10 ** (spec.decimals ?? 0);
  const expected = answers
    ? {
        expected: `${answers.scaleMin} … ${answers.scaleMax}`,
        min: answers.scaleMin,
        max: answers.scaleMax,
      }
    : { expected: spec.unit === 'clock' ? '1:02:03' : `1234${format?.decimal ?? '.'}5` };
  const convert: Convert<number> = (text, row) => {
    const typed = column === null ? null : row.typed(column);
    const n = typeof typed === 'number' && spec.unit !== 'clock' ? typed : readNumber(text);
    if (Number.isNaN(n)) {
      return state.fail('ROW_NUMBER_INVALID', { column: label, value: shown(text), ...expected });
    }
    return scale === 1 ? n : n * scale;
  };
  const bounded = numberWithin(compiler, spec, label, where, convert);
  const read = readCell<number>(compiler, spec, label, where, cell, bounded, (plain) => {
    const fixed = fixedNumber(plain, where);
    return () => fixed;
  });
  return { read, computed: spec.unit !== undefined || spec.decimals !== undefined };
}
