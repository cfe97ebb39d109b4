import type { OpenRows } from '../../open-rows.ts';
import { visitRows } from '../visit-rows.ts';

/** Values that two columns share: how many different ones, and in how many rows of the joined file. */
export type Pair = { values: Set<string>; rows: number };

/** What was seen of two files beside each other. `pairs` by place of the own column, then of the joined one. */
export type Pairs = {
  pairs: ReadonlyMap<number, ReadonlyMap<number, Pair>>;
  /** Rows of the joined file that have a value, by place of the column. */
  filled: readonly number[];
};

/** Counts, over the joined file, which of its columns hold values of which own columns. */
export async function countPairs(
  opened: OpenRows<readonly number[]>,
  own: readonly ReadonlySet<string>[],
  most: { rows: number; bytes: number },
): Promise<Pairs> {
  const holders = new Map<string, number[]>();
  own.forEach((values, place) => {
    for (const value of values) {
      const known = holders.get(value);
      if (known) known.push(place);
      else holders.set(value, [place]);
    }
  });
  const pairs = new Map<number, Map<number, Pair>>();
  const filled = opened.compiled.map(() => 0);
  await visitRows(opened, most, (row) => {
    opened.compiled.forEach((column, theirs) => {
      const value = row.cell(column).trim();
      if (value === '') return;
      filled[theirs] = (filled[theirs] ?? 0) + 1;
      for (const place of holders.get(value) ?? []) note(pairs, place, theirs, value);
    });
  });
  return { pairs, filled };
}

function note(
  pairs: Map<number, Map<number, Pair>>,
  own: number,
  theirs: number,
  value: string,
): void {
  let of = pairs.get(own);
  if (!of) pairs.set(own, (of = new Map<number, Pair>()));
  let pair = of.get(theirs);
  if (!pair) of.set(theirs, (pair = { values: new Set<string>(), rows: 0 }));
  pair.rows++;
  // What the reader gives may be a piece of a larger buffer; the own file's text is already held.
  if (!pair.values.has(value)) pair.values.add(Buffer.from(value).toString());
}
