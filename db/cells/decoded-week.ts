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
  const found = new FoundBins(blob.length);
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
      body.measures.push(found.decode(measure, reader, reader.at + length));
    }
    week.bodies.push(body);
    week.bytes += BODY_BYTES + body.numbers.length * 16;
    week.bytes += BODY_BYTES * body.measures.length;
  }
  week.bytes += found.share();
  return week;
}

/** Bins of one row, which end up in one block of memory: many thousand small ones would slow every collection. */
class FoundBins {
  private readonly all: Int32Array;
  private readonly ends: { measure: WeekMeasure; from: number; to: number }[] = [];
  private used = 0;
  private most = 0;

  /** `room` = numbers that may come; a bin and its count take a byte each or more. */
  constructor(room: number) {
    this.all = new Int32Array(room);
  }

  decode(measure: number, reader: ByteReader, end: number): WeekMeasure {
    const from = this.used;
    const found: WeekMeasure = { measure, n: 0, bins: NO_BINS, exact: null };
    let bin = 0;
    while (reader.at < end) {
      bin += reader.varint();
      const count = reader.varint();
      this.all[this.used++] = bin;
      this.all[this.used++] = count;
      found.n += count;
      if (count > this.most) this.most = count;
    }
    this.ends.push({ measure: found, from, to: this.used });
    return found;
  }

  /** Gives every measure its part of the block; tells how many bytes that has. */
  share(): number {
    const filled = this.all.subarray(0, this.used);
    const block = this.most > 0xffff ? filled.slice() : Uint16Array.from(filled);
    for (const { measure, from, to } of this.ends) measure.bins = block.subarray(from, to);
    return block.byteLength;
  }
}

const NO_BINS = new Uint16Array(0);

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

/** Writes a week's durations into `ordered` in the order of their bins. */
export function putInBinOrder(
  { bins }: WeekMeasure,
  seconds: Float64Array,
  ordered: BinnedList,
): BinnedList {
  let start = 0;
  for (let i = 0; i < bins.length; i += 2) {
    free[bins[i] ?? 0] = start;
    start += bins[i + 1] ?? 0;
  }
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
