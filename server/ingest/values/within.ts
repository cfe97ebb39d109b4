import type { Reading, Value } from '../../contract/mapping-value.ts';
import { dayOf, mappingError } from './compilation.ts';
import type { Compilation } from './compilation.ts';
import type { Convert } from './cell-reading.ts';

/** Lets only numbers between two bounds through. @throws AppError MAPPING_INVALID when a bound is no number */
export function numberWithin(
  compilation: Compilation,
  { within }: Reading,
  label: string,
  where: string,
  convert: Convert<number>,
): Convert<number> {
  if (!within) return convert;
  const bound = (name: 'from' | 'to'): number | null => {
    const given = within[name];
    if (given === undefined) return null;
    if (typeof given === 'number') return given;
    throw mappingError(`${where}.within.${name}`, given, '1');
  };
  return bounded(compilation, within, label, where, convert, bound('from'), bound('to'));
}

/** Lets only instants on the days between two bounds through. @throws AppError MAPPING_INVALID when a bound is no day */
export function instantWithin(
  compilation: Compilation,
  { within }: Reading,
  label: string,
  where: string,
  convert: Convert<number>,
): Convert<number> {
  if (!within) return convert;
  const bound = (name: 'from' | 'to', days: number): number | null => {
    const given = within[name];
    if (given === undefined) return null;
    const day = dayOf(String(given), `${where}.within.${name}`) + days;
    return compilation.dayZone.startOfDay(day);
  };
  const end = bound('to', 1);
  const last = end === null ? null : end - 1;
  return bounded(compilation, within, label, where, convert, bound('from', 0), last);
}

function bounded(
  { state }: Compilation,
  within: NonNullable<Reading['within']>,
  label: string,
  where: string,
  convert: Convert<number>,
  least: number | null,
  most: number | null,
): Convert<number> {
  const { from, to, otherwise } = within;
  if (least === null && most === null) throw mappingError(`${where}.within`, within, 'from | to');
  if (least !== null && most !== null && least > most) {
    throw mappingError(`${where}.within.to`, to, `≥ ${from}`);
  }
  const low = least ?? Number.NEGATIVE_INFINITY;
  const high = most ?? Number.POSITIVE_INFINITY;
  const expected =
    from === undefined ? `≤ ${to}` : to === undefined ? `≥ ${from}` : `${from} … ${to}`;
  return (text, row) => {
    const found = convert(text, row);
    if (found === null || (found >= low && found <= high)) return found;
    if (otherwise === 'missing') return null;
    return state.failValue('ROW_VALUE_OUTSIDE', label, text, expected);
  };
}

/** Text and flags have no bounds. @throws AppError MAPPING_INVALID */
export function refuseWithin(value: Value, where: string): void {
  if (typeof value === 'object' && 'within' in value && value.within) {
    throw mappingError(`${where}.within`, value.within, '{ number: { column, within } }');
  }
}
