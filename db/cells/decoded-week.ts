import { BIN_PLACES, binOf } from '#server/domain/counters/bins.ts';
import type { BinnedList } from '#server/domain/stats/binned-seconds.ts';
import { ByteReader } from './bytes.ts';

/** Numbers kept in as few bytes as they fit into. */
type Narrow = Uint16Array | Int32Array;

/** Durations of one value in one week: `bins` holds bin, count, bin, count, …, ascending, `n` durations in all. */
export type WeekMeasure = {
  measure: number;
  n: number;
  bins: Narrow;
  /** The same durations exactly, in the order of their bins; null until a question needed them. */
  exact: BinnedList | null;
};

/** What one value of a dimension counts in one week; counter `numbers[i]` holds `amounts[i]`. */
export type WeekBody = {
  value: number;
  numbers: number[];
  amounts: number[];
  measures: WeekMeasure[];
};

/** One stored row of week cells in the form it is added up in; `seq` tells which version of the row it is. */
export type DecodedWeek = { seq: number; bodies: WeekBody[]; bytes: number };

/** About what the objects of a body and of a measure take beside their numbers. */
const BODY_BYTES = 200;

/** Decodes the `counters` blob of a week (its form: codec.ts). */
export function decodeWeek(seq: number, blob: Uint8Array): DecodedWeek {
  const week: DecodedWeek = { seq, bodies: [], bytes: 0 };
  const reader = new ByteReader(blob);
  while (!reader.done) {
    const value = reader.varint();
    const end = reader.varint() + reader.at;
    const body: WeekBody = { value, numbers: [], amounts: [], measures: [] };
    let counter = 0;
    for (let left = reader.varint(); left > 0; left--) {
      counter += reader.varint();
      body.numbers.push(counter);
      body.amounts.push(reader.signed());
    }
    while (reader.at < end) {
      const measure = reader.varint();
      const length = reader.varint();
      body.measures.push(decodeMeasure(measure, blob, reader.at, reader.at + length));
      reader.at += length;
    }
    week.bodies.push(body);
    week.bytes += BODY_BYTES + body.numbers.length * 16;
    for (const { bins } of body.measures) week.bytes += BODY_BYTES + bins.byteLength;
  }
  return week;
}

/** Bins while they are decoded. */
const scratch = new Int32Array(2 * BIN_PLACES);

function decodeMeasure(measure: number, blob: Uint8Array, from: number, to: number): WeekMeasure {
  const reader = new ByteReader(blob, from, to);
  let length = 0;
  let bin = 0;
  let n = 0;
  let most = 0;
  while (!reader.done) {
    bin += reader.varint();
    const count = reader.varint();
    scratch[length++] = bin;
    scratch[length++] = count;
    n += count;
    if (count > most) most = count;
  }
  const found = scratch.subarray(0, length);
  return { measure, n, bins: most > 0xffff ? found.slice() : Uint16Array.from(found), exact: null };
}

/** Puts a week's durations in the order of their bins. */
export function inBinOrder({ bins }: WeekMeasure, seconds: Float64Array): BinnedList {
  let start = 0;
  for (let i = 0; i < bins.length; i += 2) {
    free[bins[i] ?? 0] = start;
    start += bins[i + 1] ?? 0;
  }
  let longest = 0;
  for (let i = 0; i < seconds.length; i++) longest = Math.max(longest, seconds[i] ?? 0);
  const ordered =
    longest > 0xffff_ffff ? new Float64Array(seconds.length) : new Uint32Array(seconds.length);
  for (let i = 0; i < seconds.length; i++) {
    const one = seconds[i] ?? 0;
    const bin = binOf(one);
    const at = free[bin] ?? 0;
    free[bin] = at + 1;
    ordered[at] = one;
  }
  return ordered;
}

/** Next free place of each bin while durations are put in order. */
const free = new Int32Array(BIN_PLACES);
