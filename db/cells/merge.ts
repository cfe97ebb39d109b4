import { binOf } from '#server/domain/counters/bins.ts';
import { ByteReader, ByteWriter } from './bytes.ts';
import { changeSeconds, secondsKey } from './codec.ts';
import { counterAt, placeOf } from './dense.ts';
import type { CellFold, RowDelta } from './fold.ts';
import { GRAIN_DAY } from './fold.ts';

/** The blobs of one stored row of cells. */
export type RowBlobs = { counters: Uint8Array; seconds: Uint8Array | null };

/** Places for counters and bins; both lists grow no further in practice (400 instruments, 10^17 seconds). */
const PLACES = 4096;

/**
 * Adds the changes of a row to its stored blobs (their form: codec.ts). Both are in order of the values, so one pass
 * through the stored bytes copies what is not touched and re-encodes what is. Works in lists that are kept between
 * calls, since a bulk load merges hundreds of thousands of values.
 */
export class RowMerger {
  private readonly out = new ByteWriter();
  private readonly body = new ByteWriter();
  private readonly scratch = new ByteWriter();
  private readonly counters = new Float64Array(PLACES);
  private highestPlace = -1;
  private readonly bins = new Int32Array(PLACES);
  private readonly binOfSeconds = new Int16Array(1 << 18).fill(-1);

  /** Null when nothing is left in the row. `held` null = the row is not stored yet. */
  merge(fold: CellFold, row: RowDelta, held: RowBlobs | null): RowBlobs | null {
    const isDay = row.grain === GRAIN_DAY;
    const values = [...row.values.keys()].sort((a, b) => a - b);
    const counters = this.mergeCounters(fold, row, values, held?.counters ?? null, isDay);
    const seconds = isDay ? this.mergeSeconds(fold, row, values, held?.seconds ?? null) : null;
    return counters.length === 0 && seconds === null ? null : { counters, seconds };
  }

  private mergeCounters(
    fold: CellFold,
    row: RowDelta,
    values: readonly number[],
    held: Uint8Array | null,
    isDay: boolean,
  ): Uint8Array {
    const { out } = this;
    out.clear();
    const reader = held ? new ByteReader(held) : null;
    let stored = reader && !reader.done ? reader.varint() : Infinity;
    for (const value of values) {
      if (reader) while (stored < value) stored = this.copyBody(reader, stored);
      const cells = row.values.get(value) ?? [];
      if (reader && stored === value) {
        const end = reader.varint() + reader.at;
        this.putBody(value, this.mergeBody(reader, end, fold, cells, isDay));
        reader.at = end;
        stored = reader.done ? Infinity : reader.varint();
      } else {
        this.putBody(value, this.mergeBody(null, 0, fold, cells, isDay));
      }
    }
    if (reader) while (stored < Infinity) stored = this.copyBody(reader, stored);
    return out.finish();
  }

  /** Copies a value that is not touched; gives the next stored value. */
  private copyBody(reader: ByteReader, value: number): number {
    const length = reader.varint();
    this.out.varint(value);
    this.out.varint(length);
    this.out.bytes(reader.bytes(length));
    return reader.done ? Infinity : reader.varint();
  }

  private putBody(value: number, isFilled: boolean): void {
    if (!isFilled) return;
    this.out.varint(value);
    this.out.varint(this.body.length);
    this.out.append(this.body);
  }

  /** Writes a value's new body into `body`; false when nothing is left in it. */
  private mergeBody(
    reader: ByteReader | null,
    end: number,
    fold: CellFold,
    cells: readonly number[],
    isDay: boolean,
  ): boolean {
    if (reader) {
      let counter = 0;
      for (let left = reader.varint(); left > 0; left--) {
        counter += reader.varint();
        this.addCounter(placeOf(counter), reader.signed());
      }
    }
    for (const cell of cells) this.addCell(fold, cell);
    const filled = this.writeCounters();
    return filled + (isDay ? 0 : this.mergeMeasures(reader, end, fold, cells)) > 0;
  }

  private addCell(fold: CellFold, cell: number): void {
    const { counters, width } = fold;
    const from = cell * width;
    for (let place = 0; place < width; place++) {
      const amount = counters[from + place] ?? 0;
      if (amount !== 0) this.addCounter(place, amount);
    }
  }

  private addCounter(place: number, amount: number): void {
    this.counters[place] = (this.counters[place] ?? 0) + amount;
    if (place > this.highestPlace) this.highestPlace = place;
  }

  /** Begins `body` with the counters that are not 0, and forgets them. Gives how many there were. */
  private writeCounters(): number {
    const { counters, body, highestPlace } = this;
    let filled = 0;
    for (let place = 0; place <= highestPlace; place++) if (counters[place] !== 0) filled++;
    body.clear();
    body.varint(filled);
    let last = 0;
    for (let place = 0; place <= highestPlace; place++) {
      const amount = counters[place] ?? 0;
      if (amount === 0) continue;
      const counter = counterAt(place);
      body.varint(counter - last);
      body.signed(amount);
      last = counter;
      counters[place] = 0;
    }
    this.highestPlace = -1;
    return filled;
  }

  /** Appends the measures' bins to `body`, in order of the measures. Gives how many measures hold anything. */
  private mergeMeasures(
    reader: ByteReader | null,
    end: number,
    fold: CellFold,
    cells: readonly number[],
  ): number {
    const held = new Map<number, number>();
    if (reader) {
      while (reader.at < end) {
        const measure = reader.varint();
        held.set(measure, reader.at);
        reader.bytes(reader.varint());
      }
    }
    const measures = new Set(held.keys());
    for (const cell of cells) {
      for (const { measure } of fold.measuresOf(cell)) measures.add(measure);
    }
    let filled = 0;
    for (const measure of [...measures].sort((a, b) => a - b)) {
      const at = held.get(measure);
      if (reader && at !== undefined) reader.at = at;
      if (!this.mergeBins(at === undefined ? null : reader, measure, fold, cells)) continue;
      filled++;
      this.body.varint(measure);
      this.body.varint(this.scratch.length);
      this.body.append(this.scratch);
    }
    return filled;
  }

  /** Writes a measure's new bins into `scratch`; `reader` stands at the length of the stored ones. */
  private mergeBins(
    reader: ByteReader | null,
    measure: number,
    fold: CellFold,
    cells: readonly number[],
  ): boolean {
    const { bins, scratch } = this;
    let highest = -1;
    const add = (bin: number, n: number): void => {
      bins[bin] = (bins[bin] ?? 0) + n;
      if (bin > highest) highest = bin;
    };
    if (reader) {
      const length = reader.varint();
      const end = reader.at + length;
      let bin = 0;
      while (reader.at < end) {
        bin += reader.varint();
        add(bin, reader.varint());
      }
    }
    for (const cell of cells) {
      for (const change of fold.measuresOf(cell)) {
        if (change.measure !== measure) continue;
        for (const seconds of change.added) add(this.bin(seconds), 1);
        for (const seconds of change.removed) add(this.bin(seconds), -1);
      }
    }
    scratch.clear();
    let last = 0;
    for (let bin = 0; bin <= highest; bin++) {
      const n = bins[bin] ?? 0;
      if (n === 0) continue;
      scratch.varint(bin - last);
      scratch.varint(n);
      last = bin;
      bins[bin] = 0;
    }
    return scratch.length > 0;
  }

  /** `binOf`, remembered for durations below three days: logarithms are the slowest part of a bulk load. */
  private bin(seconds: number): number {
    const known = this.binOfSeconds[seconds];
    if (known === undefined) return binOf(seconds);
    return known >= 0 ? known : (this.binOfSeconds[seconds] = binOf(seconds));
  }

  /** The row's new durations; null when none are left. */
  private mergeSeconds(
    fold: CellFold,
    row: RowDelta,
    values: readonly number[],
    held: Uint8Array | null,
  ): Uint8Array | null {
    const { out } = this;
    out.clear();
    const reader = held ? new ByteReader(held) : null;
    let stored = reader && !reader.done ? nextKey(reader) : Infinity;
    for (const value of values) {
      for (const [measure, { added, removed }] of changesOf(fold, row.values.get(value) ?? [])) {
        const key = secondsKey(value, measure);
        if (reader) while (stored < key) stored = this.copySeconds(reader, stored);
        let list: Uint8Array | undefined;
        if (reader && stored === key) {
          list = reader.bytes(reader.varint());
          stored = reader.done ? Infinity : nextKey(reader);
        }
        this.putSeconds(key, changeSeconds(list, added, removed, this.scratch));
      }
    }
    if (reader) while (stored < Infinity) stored = this.copySeconds(reader, stored);
    return out.length === 0 ? null : out.finish();
  }

  private copySeconds(reader: ByteReader, key: number): number {
    this.putSeconds(key, reader.bytes(reader.varint()));
    return reader.done ? Infinity : nextKey(reader);
  }

  private putSeconds(key: number, list: Uint8Array): void {
    if (list.length === 0) return;
    this.out.varint(Math.floor(key / 256));
    this.out.varint(key % 256);
    this.out.varint(list.length);
    this.out.bytes(list);
  }
}

function nextKey(reader: ByteReader): number {
  const value = reader.varint();
  return secondsKey(value, reader.varint());
}

type Change = { added: readonly number[]; removed: readonly number[] };

/** What some cells' durations gain and lose together, by measure in rising order. */
function changesOf(fold: CellFold, cells: readonly number[]): [number, Change][] {
  const changes = new Map<number, Change>();
  for (const cell of cells) {
    for (const { measure, added, removed } of fold.measuresOf(cell)) {
      const held = changes.get(measure);
      changes.set(
        measure,
        held
          ? { added: held.added.concat(added), removed: held.removed.concat(removed) }
          : { added, removed },
      );
    }
  }
  return [...changes].sort((a, b) => a[0] - b[0]);
}
