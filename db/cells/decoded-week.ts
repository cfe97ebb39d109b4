import { BIN_PLACES, binOf } from '#server/domain/counters/bins.ts';
import type { BinnedList, BinnedPart, Narrow } from '#server/domain/stats/binned-seconds.ts';
import { ByteReader } from './bytes.ts';

/**
 * One stored row of week cells in the form it is added up in; `seq` tells which version of the row it is. What the values
 * count lies one after the other in a few long lists: thousands of small objects would be spread over the memory, and
 * slow every collection.
 *
 * The value at place i has the counters from `counterEnds[i − 1]` (0 for the first) up to `counterEnds[i]`, `numbers` with
 * their `amounts`, and likewise its measures. The measure at place m has as many durations as its last bin tells:
 * from `binEnds[m − 1]` up to `binEnds[m]`, `bins` holds bin, durations up to and with it, bin, …, ascending. `exact[m]` = those
 * durations exactly; null until a question needed them.
 */
export type DecodedWeek = {
  seq: number;
  bytes: number;
  values: Int32Array;
  counterEnds: Int32Array;
  numbers: Int32Array;
  amounts: Float64Array;
  measureEnds: Int32Array;
  measures: Int32Array;
  binEnds: Int32Array;
  bins: Narrow;
  exact: (BinnedPart | null)[];
};

/** About what the lists of a row take beside their numbers. */
const ROW_BYTES = 1500;

/** Decodes the `counters` blob of a week (its form: codec.ts). */
export function decodeWeek(seq: number, blob: Uint8Array): DecodedWeek {
  const values: number[] = [];
  const counterEnds: number[] = [];
  const numbers: number[] = [];
  const amounts: number[] = [];
  const measureEnds: number[] = [];
  const measures: number[] = [];
  const binEnds: number[] = [];
  // A bin and its count take a byte each or more.
  const found = new Int32Array(blob.length);
  let used = 0;
  let most = 0;
  const reader = new ByteReader(blob);
  while (!reader.done) {
    values.push(reader.varint());
    const end = reader.varint() + reader.at;
    let counter = 0;
    for (let left = reader.varint(); left > 0; left--) {
      numbers.push((counter += reader.varint()));
      amounts.push(reader.signed());
    }
    counterEnds.push(numbers.length);
    while (reader.at < end) {
      measures.push(reader.varint());
      const binsEnd = reader.varint() + reader.at;
      let bin = 0;
      let upTo = 0;
      while (reader.at < binsEnd) {
        found[used++] = bin += reader.varint();
        found[used++] = upTo += reader.varint();
      }
      binEnds.push(used);
      most = Math.max(most, upTo);
    }
    measureEnds.push(measures.length);
  }
  const filled = found.subarray(0, used);
  const bins = most > 0xffff ? filled.slice() : new Uint16Array(filled);
  const ints = values.length * 3 + numbers.length + measures.length * 3;
  return {
    seq,
    bytes: ROW_BYTES + bins.byteLength + ints * 4 + amounts.length * 8,
    values: new Int32Array(values),
    counterEnds: new Int32Array(counterEnds),
    numbers: new Int32Array(numbers),
    amounts: new Float64Array(amounts),
    measureEnds: new Int32Array(measureEnds),
    measures: new Int32Array(measures),
    binEnds: new Int32Array(binEnds),
    bins,
    exact: measures.map(() => null),
  };
}

/** How many durations the measure at a place has. */
export function durationsAt({ binEnds, bins }: DecodedWeek, place: number): number {
  const end = binEnds[place] ?? 0;
  return end > (binEnds[place - 1] ?? 0) ? (bins[end - 1] ?? 0) : 0;
}

/** One block of memory for some lists of durations, in as few bytes a duration as the longest needs. */
export function roomFor(lists: readonly Float64Array[]): BinnedList {
  let length = 0;
  let longest = 0;
  for (const list of lists) {
    length += list.length;
    for (let i = 0; i < list.length; i++) longest = Math.max(longest, list[i] ?? 0);
  }
  return longest > 0xffff_ffff ? new Float64Array(length) : new Uint32Array(length);
}

/** Keeps the durations of the measure at a place exactly, written into `seconds` in the order of their bins. */
export function keepExactly(
  week: DecodedWeek,
  place: number,
  durations: Float64Array,
  seconds: BinnedList,
): void {
  const { binEnds, bins } = week;
  const [from, to] = [binEnds[place - 1] ?? 0, binEnds[place] ?? 0];
  for (let i = from; i < to; i += 2) free[bins[i] ?? 0] = i === from ? 0 : (bins[i - 1] ?? 0);
  for (let i = 0; i < durations.length; i++) {
    const one = durations[i] ?? 0;
    const bin = binOf(one);
    const at = free[bin] ?? 0;
    free[bin] = at + 1;
    seconds[at] = one;
  }
  week.exact[place] = { seconds, bins, from, to };
}

/** Next free place of each bin while durations are put in order. */
const free = new Int32Array(BIN_PLACES);
