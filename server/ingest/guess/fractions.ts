import type { NumberFormat, Value } from '../../contract/mapping-value.ts';
import { numberReader } from '../values/number-format.ts';

/** Scores written with the end of their scale (`4/5`, `9.2 out of 10`). */
export type Fractions = {
  /** What stands between the two, and the end as it is written. */
  by: string;
  of: string;
  end: number;
  /** How its decimals are written, where that is not the usual way. */
  format: NumberFormat | null;
  values: readonly number[];
};

const FRACTION =
  /^(\p{Nd}{1,3}(?:[.,٫]\p{Nd}+)?)\s*(\/|out of|of|sur|de|من أصل|من)\s*(\p{Nd}{1,3})$/iu;
const MOST = 100;

/** The score that a text gives of so many; NaN where it gives none. */
export function fractionOf(text: string, { by, of, format }: Omit<Fractions, 'values'>): number {
  const found = FRACTION.exec(text);
  const isOfIt = found?.[2] === by && found[3] === of;
  return isOfIt ? numberReader(format ?? undefined)(found[1] ?? '') : Number.NaN;
}

/** A column's texts as scores of one and the same scale; null where one is none. */
export function inFractions(texts: readonly string[]): Fractions | null {
  const [, , by = '', of = ''] = FRACTION.exec(texts[0] ?? '') ?? [];
  const end = numberReader(undefined)(of);
  if (!(end > 1 && end <= MOST)) return null;
  const format = texts.some((text) => text.includes(',')) ? { decimal: ',' as const } : null;
  const values = texts.map((text) => fractionOf(text, { by, of, end, format }));
  return values.every((n) => n >= 0 && n <= end) ? { by, of, end, format, values } : null;
}

/** How such a score is read, so many times as great; one of another scale is refused. */
export function fractionValue(column: Value, fractions: Fractions, times: number): Value {
  const { by, of, format } = fractions;
  const part = (at: number): Value => ({ item: { of: column, by, at } });
  const own = format ? { of: part(1), number: format } : part(1);
  return { multiply: [own, { of: part(2), values: { [of]: times }, otherwise: 'reject' }] };
}
