import type { Condition, Plain, Value } from '../../contract/mapping-value.ts';
import { trimmed } from './cell-reading.ts';
import { dayOf } from './compilation.ts';
import type { Compiler } from './compilation.ts';
import type { Row } from '../rows/row.ts';

/** Whether a row meets a condition. A value that cannot be read leaves its problem in the state. */
export type Test = (row: Row) => boolean;

export function compileCondition(compiler: Compiler, condition: Condition, where: string): Test {
  const inner = (part: Condition, at: string): Test => compileCondition(compiler, part, at);
  if ('present' in condition) return presence(compiler, condition.present, `${where}.present`);
  if ('absent' in condition) {
    const present = presence(compiler, condition.absent, `${where}.absent`);
    return (row) => !present(row);
  }
  if ('equals' in condition) {
    const { value, to } = condition.equals;
    return oneOf(compiler, value, [to], `${where}.equals`);
  }
  if ('in' in condition) {
    return oneOf(compiler, condition.in.value, condition.in.of, `${where}.in`);
  }
  if ('lists' in condition) {
    const { value, by, item } = condition.lists;
    const read = compiler.rawText(value, `${where}.lists`);
    const wanted = String(item);
    return (row) => itemsOf(read(row), by).includes(wanted);
  }
  if ('atLeast' in condition) {
    const { value, number } = condition.atLeast;
    return compare(compiler.number(value, `${where}.atLeast`).read, (n) => n >= number);
  }
  if ('below' in condition) {
    const { value, number } = condition.below;
    return compare(compiler.number(value, `${where}.below`).read, (n) => n < number);
  }
  if ('from' in condition) {
    const start = dayStart(compiler, condition.from.date, `${where}.from.date`);
    return compare(compiler.instant(condition.from.value, `${where}.from`), (at) => at >= start);
  }
  if ('before' in condition) {
    const start = dayStart(compiler, condition.before.date, `${where}.before.date`);
    return compare(compiler.instant(condition.before.value, `${where}.before`), (at) => at < start);
  }
  if ('all' in condition) {
    const tests = condition.all.map((part, i) => inner(part, `${where}.all.${i}`));
    return (row) => tests.every((test) => test(row));
  }
  if ('any' in condition) {
    const tests = condition.any.map((part, i) => inner(part, `${where}.any.${i}`));
    return (row) => tests.some((test) => test(row));
  }
  const test = inner(condition.not, `${where}.not`);
  return (row) => !test(row);
}

/** The items of a text that lists several, trimmed; empty ones are none. */
export function itemsOf(text: string, by: string): string[] {
  return text
    .split(by)
    .map(trimmed)
    .filter((item) => item !== '');
}

function presence(compiler: Compiler, value: Value, where: string): Test {
  const read = compiler.rawText(value, where);
  return (row) => read(row) !== '';
}

function oneOf(compiler: Compiler, value: Value, wanted: readonly Plain[], where: string): Test {
  const read = compiler.rawText(value, where);
  const words = new Set(wanted.map(String));
  return (row) => words.has(read(row));
}

/** A value that is not given meets no comparison. */
function compare(read: (row: Row) => number | null, meets: (n: number) => boolean): Test {
  return (row) => {
    const n = read(row);
    return n !== null && meets(n);
  };
}

function dayStart({ dayZone }: Compiler, date: string, where: string): number {
  return dayZone.startOfDay(dayOf(date, where));
}
