import { binOf } from '#server/domain/counters/bins.ts';
import { ByteReader, ByteWriter } from './bytes.ts';
import {
  changeSeconds,
  joinBodies,
  joinSeconds,
  secondsKey,
  splitBodies,
  splitSeconds,
} from './codec.ts';
import { counterAt, placeOf } from './dense.ts';
import type { CellFold, RowDelta } from './fold.ts';
import { GRAIN_DAY } from './fold.ts';

/** The blobs of one stored row of cells. */
export type RowBlobs = { counters: Uint8Array; seconds: Uint8Array | null };

/**
 * Adds the changes of a row to its stored blobs, which only this file and codec.ts can read. Works in lists that are
 * kept between calls: nothing is allocated per value but its encoded body.
 */
export class RowMerger {
  private readonly out = new ByteWriter();
  private readonly scratch = new ByteWriter();
  private counters = new Float64Array(4096);
  private highestPlace = -1;
  private readonly bins = new Int32Array(4096);
  private readonly binOfSeconds = new Int16Array(1 << 18).fill(-1);

  /** Null when nothing is left in the row. `held` null = the row is not stored yet. */
  merge(fold: CellFold, row: RowDelta, held: RowBlobs | null): RowBlobs | null {
    const isDay = row.grain === GRAIN_DAY;
    const bodies = held ? splitBodies(held.counters) : new Map<number, Uint8Array>();
    const lists = isDay ? splitSeconds(held?.seconds ?? null) : new Map<number, Uint8Array>();
    for (const [value, cells] of row.values) {
      const body = this.mergeBody(bodies.get(value) ?? null, fold, cells, isDay);
      if (body) bodies.set(value, body);
      else bodies.delete(value);
      if (isDay) this.mergeSeconds(lists, value, fold, cells);
    }
    const seconds = isDay ? joinSeconds(lists, this.out) : null;
    if (bodies.size === 0 && seconds === null) return null;
    return { counters: joinBodies(bodies, this.out), seconds };
  }

  private mergeBody(
    held: Uint8Array | null,
    fold: CellFold,
    cells: readonly number[],
    isDay: boolean,
  ): Uint8Array | null {
    const reader = held ? new ByteReader(held) : null;
    if (reader) {
      let counter = 0;
      for (let left = reader.varint(); left > 0; left--) {
        counter += reader.varint();
        this.addCounter(placeOf(counter), reader.signed());
      }
    }
    for (const cell of cells) {
      const counters = fold.countersOf(cell);
      for (let place = 0; place < counters.length; place++) {
        const amount = counters[place] ?? 0;
        if (amount !== 0) this.addCounter(place, amount);
      }
    }
    const filled = this.writeCounters();
    const measures = isDay ? 0 : this.mergeMeasures(reader, fold, cells);
    return filled + measures === 0 ? null : this.out.finish();
  }

  private addCounter(place: number, amount: number): void {
    if (place >= this.counters.length) {
      const larger = new Float64Array(place * 2);
      larger.set(this.counters);
      this.counters = larger;
    }
    this.counters[place] = (this.counters[place] ?? 0) + amount;
    if (place > this.highestPlace) this.highestPlace = place;
  }

  /** Starts the body in `out` with the counters that are not 0, and forgets them. Gives how many there were. */
  private writeCounters(): number {
    const { counters, out, highestPlace } = this;
    let filled = 0;
    for (let place = 0; place <= highestPlace; place++) if (counters[place] !== 0) filled++;
    out.clear();
    out.varint(filled);
    let last = 0;
    for (let place = 0; place <= highestPlace; place++) {
      const amount = counters[place] ?? 0;
      if (amount === 0) continue;
      const counter = counterAt(place);
      out.varint(counter - last);
      out.signed(amount);
      last = counter;
      counters[place] = 0;
    }
    this.highestPlace = -1;
    return filled;
  }

  /** Appends the measures' bins to the body in `out`. Gives how many measures hold anything. */
  private mergeMeasures(
    reader: ByteReader | null,
    fold: CellFold,
    cells: readonly number[],
  ): number {
    const held = new Map<number, Uint8Array>();
    while (reader && !reader.done) {
      const measure = reader.varint();
      held.set(measure, reader.bytes(reader.varint()));
    }
    const measures = new Set(held.keys());
    for (const cell of cells) {
      for (const { measure } of fold.measuresOf(cell)) measures.add(measure);
    }
    let filled = 0;
    for (const measure of [...measures].sort((a, b) => a - b)) {
      const bytes = this.mergeBins(held.get(measure) ?? null, measure, fold, cells);
      if (!bytes) continue;
      filled++;
      this.out.varint(measure);
      this.out.varint(bytes.length);
      this.out.bytes(bytes);
    }
    return filled;
  }

  private mergeBins(
    held: Uint8Array | null,
    measure: number,
    fold: CellFold,
    cells: readonly number[],
  ): Uint8Array | null {
    const { bins, scratch } = this;
    let highest = -1;
    const add = (bin: number, n: number): void => {
      bins[bin] = (bins[bin] ?? 0) + n;
      if (bin > highest) highest = bin;
    };
    if (held) {
      const reader = new ByteReader(held);
      let bin = 0;
      while (!reader.done) {
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
    return scratch.length === 0 ? null : scratch.finish();
  }

  /** `binOf`, remembered for durations below three days: logarithms are the slowest part of a bulk load. */
  private bin(seconds: number): number {
    const known = this.binOfSeconds[seconds];
    if (known === undefined) return binOf(seconds);
    return known >= 0 ? known : (this.binOfSeconds[seconds] = binOf(seconds));
  }

  private mergeSeconds(
    lists: Map<number, Uint8Array>,
    value: number,
    fold: CellFold,
    cells: readonly number[],
  ): void {
    const measures = new Map<number, { added: number[]; removed: number[] }>();
    for (const cell of cells) {
      for (const { measure, added, removed } of fold.measuresOf(cell)) {
        const held = measures.get(measure);
        if (!held) measures.set(measure, { added, removed });
        else {
          measures.set(measure, {
            added: held.added.concat(added),
            removed: held.removed.concat(removed),
          });
        }
      }
    }
    for (const [measure, { added, removed }] of measures) {
      const key = secondsKey(value, measure);
      lists.set(key, changeSeconds(lists.get(key), added, removed, this.out));
    }
  }
}
