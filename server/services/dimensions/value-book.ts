import type { DimensionValue } from '#db/queries/dimensions.ts';
import type { Dimension } from '../../domain/dimensions.ts';
import { dimensionIndex, DIMENSIONS, NOT_GIVEN } from '../../domain/dimensions.ts';

export type Names = { en: string; ar: string };

/** How records without a value of a dimension are called. Their key is empty, which no value's can be. */
const NOT_GIVEN_NAME: Names = { en: 'Not given', ar: 'غير محدَّد' };

/** The values of one dimension: by key, by code, and as what they are shown. */
export class ValueBook {
  readonly dimension: Dimension;
  /** The dimension's number in storage: 1 = department … */
  readonly number: number;
  readonly values: readonly DimensionValue[];
  private readonly byCode: ReadonlyMap<number, DimensionValue>;
  private readonly byKey: ReadonlyMap<string, DimensionValue>;

  constructor(dimension: Dimension, values: readonly DimensionValue[]) {
    this.dimension = dimension;
    this.number = dimensionIndex(dimension) + 1;
    this.values = values;
    this.byCode = new Map(values.map((value) => [value.code, value]));
    this.byKey = new Map(values.map((value) => [value.key, value]));
  }

  find(key: string): DimensionValue | null {
    return this.byKey.get(key) ?? null;
  }

  keyOf(code: number | null): string | null {
    return code === null ? null : (this.byCode.get(code)?.key ?? null);
  }

  /** Code a value is shown as after all merges. A circle, which no change may make, ends where it closes. */
  shownAs(code: number): number {
    let at = code;
    for (let step = 0; step <= this.values.length; step++) {
      const alias = this.byCode.get(at)?.alias ?? null;
      if (alias === null || alias === code) return at;
      at = alias;
    }
    return at;
  }

  /** Every merged code with the one it is shown as. */
  get aliases(): [number, number][] {
    return this.values
      .filter(({ alias }) => alias !== null)
      .map(({ code }) => [code, this.shownAs(code)]);
  }

  /** All codes shown as this one, itself included. */
  merged(code: number): number[] {
    const shown = this.shownAs(code);
    if (shown === NOT_GIVEN) return [NOT_GIVEN];
    return this.values
      .filter((value) => this.shownAs(value.code) === shown)
      .map(({ code: c }) => c);
  }

  /** All codes shown as this one or as a value below it. */
  withBelow(code: number): number[] {
    if (code === NOT_GIVEN) return [NOT_GIVEN];
    const wanted = new Set([this.shownAs(code)]);
    for (let grew = true; grew;) {
      grew = false;
      for (const { code: own, parent } of this.values) {
        const shown = this.shownAs(own);
        if (parent === null || wanted.has(shown) || !wanted.has(this.shownAs(parent))) continue;
        wanted.add(shown);
        grew = true;
      }
    }
    return this.values.filter((value) => wanted.has(this.shownAs(value.code))).map((v) => v.code);
  }

  hasBelow(code: number): boolean {
    return this.withBelow(code).length > this.merged(code).length;
  }

  /** Key and name of a group; what nobody has named is called by its key. */
  group(code: number): { key: string; name: Names } {
    if (code === NOT_GIVEN) return { key: '', name: NOT_GIVEN_NAME };
    const value = this.byCode.get(code);
    const key = value?.key ?? '';
    return { key, name: { en: value?.name.en || key, ar: value?.name.ar || key } };
  }

  /** Key and name of the group a code is shown as after all merges. */
  shown(code: number): { key: string; name: Names } {
    return this.group(this.shownAs(code));
  }
}

export type ValueBooks = Readonly<Record<Dimension, ValueBook>>;

export function valueBooks(values: readonly DimensionValue[]): ValueBooks {
  // Every dimension gets its book.
  return Object.fromEntries(
    DIMENSIONS.map((dimension, i) => [
      dimension,
      new ValueBook(
        dimension,
        values.filter((value) => value.dimension === i + 1),
      ),
    ]),
  ) as Record<Dimension, ValueBook>;
}
