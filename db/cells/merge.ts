import { ByteReader, ByteWriter } from './bytes.ts';
import { changeSeconds, secondsKey } from './codec.ts';
import { counterAt, placeOf } from './dense.ts';

/** The blobs of one row of cells; `seconds` null = none. */
export type RowBlobs = { counters: Uint8Array; seconds: Uint8Array | null };

/** A row of cells that is added to the stored one (1) or taken out of it (−1). */
export type RowChange = RowBlobs & { sign: 1 | -1 };

/** Places for counters and bins; both lists grow no further in practice (400 instruments, 10^17 seconds). */
const PLACES = 4096;

/** One of the rows to merge, read value by value. */
type Source = { reader: ByteReader; sign: 1 | -1; key: number };

/**
 * Adds rows of cells up. All are in order of the values, so one pass through the bytes copies what stands in one of them
 * alone and encodes anew what stands in several. Works in lists that are kept between calls, since a bulk load merges
 * hundreds of thousands of values.
 */
export class RowMerger {
  private readonly out = new ByteWriter();
  private readonly body = new ByteWriter();
  private readonly scratch = new ByteWriter();
  private readonly counters = new Float64Array(PLACES);
  private highestPlace = -1;
  private readonly bins = new Int32Array(PLACES);

  /** Null when nothing is left in the row. `held` null = the row is not stored yet. */
  merge(held: RowBlobs | null, changes: readonly RowChange[]): RowBlobs | null {
    const [only] = changes;
    if (!held && changes.length === 1 && only?.sign === 1) return only;
    const rows: RowChange[] = held ? [{ ...held, sign: 1 }, ...changes] : [...changes];
    const counters = this.mergeCounters(rows);
    const seconds = this.mergeSeconds(rows);
    return counters.length === 0 && seconds === null ? null : { counters, seconds };
  }

  private mergeCounters(rows: readonly RowChange[]): Uint8Array {
    const { out } = this;
    out.clear();
    const sources = rows.map(({ counters, sign }) => sourceOf(counters, sign, nextValue));
    for (;;) {
      const value = lowest(sources);
      if (value === Infinity) return out.finish();
      const meeting = sources.filter(({ key }) => key === value);
      const [one] = meeting;
      if (meeting.length === 1 && one?.sign === 1) this.copyBody(one, value);
      else this.addBodies(meeting, value);
    }
  }

  private copyBody(source: Source, value: number): void {
    const { reader } = source;
    const length = reader.varint();
    this.out.varint(value);
    this.out.varint(length);
    this.out.bytes(reader.bytes(length));
    source.key = nextValue(reader);
  }

  private addBodies(meeting: readonly Source[], value: number): void {
    const { body, out } = this;
    const measures: { measure: number; bytes: Uint8Array; sign: 1 | -1 }[] = [];
    for (const source of meeting) {
      const { reader, sign } = source;
      const end = reader.varint() + reader.at;
      let counter = 0;
      for (let left = reader.varint(); left > 0; left--) {
        counter += reader.varint();
        this.addCounter(placeOf(counter), sign * reader.signed());
      }
      while (reader.at < end) {
        measures.push({ measure: reader.varint(), bytes: reader.bytes(reader.varint()), sign });
      }
      source.key = nextValue(reader);
    }
    let filled = this.writeCounters();
    measures.sort((a, b) => a.measure - b.measure);
    for (let from = 0; from < measures.length;) {
      const measure = measures[from]?.measure ?? 0;
      let to = from + 1;
      while (measures[to]?.measure === measure) to++;
      if (this.mergeBins(measures.slice(from, to))) {
        filled++;
        body.varint(measure);
        body.varint(this.scratch.length);
        body.append(this.scratch);
      }
      from = to;
    }
    if (filled === 0) return;
    out.varint(value);
    out.varint(body.length);
    out.append(body);
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

  /** Writes the sum of one measure's bins into `scratch`; false when nothing is left. */
  private mergeBins(parts: readonly { bytes: Uint8Array; sign: 1 | -1 }[]): boolean {
    const { bins, scratch } = this;
    scratch.clear();
    const [only] = parts;
    if (parts.length === 1 && only?.sign === 1) {
      scratch.bytes(only.bytes);
      return true;
    }
    let highest = -1;
    for (const { bytes, sign } of parts) {
      const reader = new ByteReader(bytes);
      let bin = 0;
      while (!reader.done) {
        bin += reader.varint();
        bins[bin] = (bins[bin] ?? 0) + sign * reader.varint();
      }
      if (bin > highest) highest = bin;
    }
    let last = 0;
    for (let bin = 0; bin <= highest; bin++) {
      const n = bins[bin] ?? 0;
      if (n === 0) continue;
      bins[bin] = 0;
      if (n < 0) throw new Error(`cell holds too few durations in bin ${bin} to take away`);
      scratch.varint(bin - last);
      scratch.varint(n);
      last = bin;
    }
    return scratch.length > 0;
  }

  /** The rows' durations together; null when none are left. */
  private mergeSeconds(rows: readonly RowChange[]): Uint8Array | null {
    const { out } = this;
    out.clear();
    const sources = rows.flatMap(({ seconds, sign }) =>
      seconds === null ? [] : [sourceOf(seconds, sign, nextKey)],
    );
    for (;;) {
      const key = lowest(sources);
      if (key === Infinity) return out.length === 0 ? null : out.finish();
      const added: Uint8Array[] = [];
      const removed: Uint8Array[] = [];
      for (const source of sources) {
        if (source.key !== key) continue;
        const { reader } = source;
        (source.sign === 1 ? added : removed).push(reader.bytes(reader.varint()));
        source.key = nextKey(reader);
      }
      this.putSeconds(key, added, removed);
    }
  }

  private putSeconds(key: number, added: readonly Uint8Array[], removed: readonly Uint8Array[]) {
    const { out, scratch } = this;
    changeSeconds(added, removed, scratch);
    if (scratch.length === 0) return;
    out.varint(Math.floor(key / 256));
    out.varint(key % 256);
    out.varint(scratch.length);
    out.append(scratch);
  }
}

function sourceOf(bytes: Uint8Array, sign: 1 | -1, next: (reader: ByteReader) => number): Source {
  const reader = new ByteReader(bytes);
  return { reader, sign, key: next(reader) };
}

function lowest(sources: readonly Source[]): number {
  let least = Infinity;
  for (const { key } of sources) if (key < least) least = key;
  return least;
}

function nextValue(reader: ByteReader): number {
  return reader.done ? Infinity : reader.varint();
}

function nextKey(reader: ByteReader): number {
  if (reader.done) return Infinity;
  const value = reader.varint();
  return secondsKey(value, reader.varint());
}
