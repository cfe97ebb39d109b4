import type { NumberFormat } from '../../contract/mapping-value.ts';
import { numberReader, readClock } from '../values/number-format.ts';

/** A column's numbers. `format` null = the way every mapping reads them unless told. */
export type NumberColumn = {
  format: NumberFormat | null;
  values: number[];
  min: number;
  max: number;
  median: number;
  areWhole: boolean;
  /** Texts end in a percent sign. */
  hasPercent: boolean;
};

const FORMATS: readonly (NumberFormat | null)[] = [
  null,
  { decimal: ',', thousands: '.' },
  { decimal: ',', thousands: ' ' },
  { decimal: '.', thousands: ' ' },
  { decimal: '.', thousands: "'" },
];

/** A column's texts as numbers in the first format that reads them all; null when none does. */
export function readNumbers(texts: readonly string[]): NumberColumn | null {
  const [first] = texts;
  if (first === undefined || !/[\d\u0660-\u0669\u06F0-\u06F9]/.test(first)) return null;
  for (const format of FORMATS) {
    const read = numberReader(format ?? undefined);
    const values = allOf(texts, read);
    if (values) return { format, ...summaryOf(values), hasPercent: /[%٪]\s*$/.test(first) };
  }
  return null;
}

const TWO_UNITS = /\p{Nd}[ \u00a0]?\p{L}+[^\p{Nd}]*\p{Nd}+[ \u00a0]?\p{L}/u;

/** Seconds of a column of clock readings; null when a text is none. */
export function readClocks(texts: readonly string[]): number[] | null {
  const [first = ''] = texts;
  // `24 hours` and `3 days` alone are names of kinds of things.
  const areTold = first.includes(':') || texts.some((text) => TWO_UNITS.test(text));
  return areTold ? allOf(texts, readClock) : null;
}

function allOf(texts: readonly string[], read: (text: string) => number): number[] | null {
  const values: number[] = [];
  for (const text of texts) {
    const n = read(text);
    if (Number.isNaN(n)) return null;
    values.push(n);
  }
  return values;
}

function summaryOf(values: number[]): Omit<NumberColumn, 'format' | 'hasPercent'> {
  const sorted = values.toSorted((a, b) => a - b);
  return {
    values,
    min: sorted[0] ?? 0,
    max: sorted.at(-1) ?? 0,
    median: sorted[sorted.length >> 1] ?? 0,
    areWhole: values.every((n) => Number.isInteger(n)),
  };
}
