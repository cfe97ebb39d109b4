import type { Bins } from '#server/domain/counters/bins.ts';
import { BIN_PLACES } from '#server/domain/counters/bins.ts';
import type { Duration, Parts } from '#server/domain/counters/parts.ts';
import { addSeconds } from '#server/domain/counters/parts.ts';
import { EXACT_BELOW } from '#server/domain/metrics/measured.ts';
import type { Period } from '#server/domain/time/period.ts';
import type { ByteReader } from './bytes.ts';
import { addBins } from './codec.ts';
import { SecondsList } from './seconds-list.ts';

/** One measure's durations of a period and group: `bins` from weeks, `seconds` from days or records, exactly. */
type Held = { bins: Bins | null; seconds: SecondsList | null; isExact: boolean };

/** What was found for one period and group; both lists are in the order of what the gather was asked for. */
type Tally = { counters: Float64Array; measures: Held[] };

/**
 * Adds up stored cells (or single records) into one tally per period and group, loading only the counters and
 * measures asked for. Periods may overlap: a cell goes into every period it lies in.
 */
export class Gather {
  readonly periods: readonly Period[];
  private readonly numbers: readonly number[];
  private readonly measures: readonly number[];
  /** Place of a counter or measure by its number; −1 = not asked for. */
  private readonly counterPlaces: Int16Array;
  private readonly measurePlaces: Int16Array;
  private readonly tallies: Map<number, Tally>[];
  private readonly foundPlaces: number[] = [];
  private readonly foundAmounts: number[] = [];

  constructor(
    periods: readonly Period[],
    counters: readonly number[],
    measures: readonly number[],
  ) {
    this.periods = periods;
    this.numbers = distinct(counters);
    this.measures = distinct(measures);
    this.counterPlaces = placesOf(this.numbers);
    this.measurePlaces = placesOf(this.measures);
    this.tallies = periods.map(() => new Map<number, Tally>());
  }

  private tally(period: number, group: number): Tally {
    // Periods are numbered by their place in the list, and every one has its map.
    const groups = this.tallies[period] ?? new Map<number, Tally>();
    let tally = groups.get(group);
    if (!tally) {
      tally = {
        counters: new Float64Array(this.numbers.length),
        measures: this.measures.map(() => ({ bins: null, seconds: null, isExact: false })),
      };
      groups.set(group, tally);
    }
    return tally;
  }

  private held(period: number, group: number, measure: number): Held | null {
    const place = this.measurePlaces[measure] ?? -1;
    return place < 0 ? null : (this.tally(period, group).measures[place] ?? null);
  }

  /** Adds one value's encoded body, which ends at `end`, to a group of the given periods. */
  addBody(periods: readonly number[], group: number, reader: ByteReader, end: number): void {
    this.addCounters(periods, group, reader);
    while (reader.at < end) {
      const measure = reader.varint();
      const length = reader.varint();
      for (const period of periods) {
        const held = this.held(period, group, measure);
        if (!held) continue;
        held.bins ??= new Int32Array(BIN_PLACES);
        addBins(reader.source, reader.at, reader.at + length, held.bins);
      }
      reader.at += length;
    }
  }

  private addCounters(periods: readonly number[], group: number, reader: ByteReader): void {
    const { counterPlaces, foundPlaces, foundAmounts } = this;
    let found = 0;
    let counter = 0;
    for (let left = reader.varint(); left > 0; left--) {
      counter += reader.varint();
      const amount = reader.signed();
      const place = counter < counterPlaces.length ? (counterPlaces[counter] ?? -1) : -1;
      if (place < 0) continue;
      foundPlaces[found] = place;
      foundAmounts[found++] = amount;
    }
    for (const period of periods) {
      const { counters } = this.tally(period, group);
      for (let i = 0; i < found; i++) {
        const place = foundPlaces[i] ?? 0;
        counters[place] = (counters[place] ?? 0) + (foundAmounts[i] ?? 0);
      }
    }
  }

  /** Adds one value's encoded list of durations, from byte `from` to byte `to`. */
  addSeconds(
    periods: readonly number[],
    group: number,
    measure: number,
    source: Uint8Array,
    from: number,
    to: number,
  ): void {
    for (const period of periods) {
      const held = this.held(period, group, measure);
      if (held) (held.seconds ??= new SecondsList()).decode(source, from, to);
    }
  }

  /** Adds one record's counter. */
  addCounter(period: number, group: number, counter: number, amount: number): void {
    const place = this.counterPlaces[counter] ?? -1;
    if (place < 0) return;
    const { counters } = this.tally(period, group);
    counters[place] = (counters[place] ?? 0) + amount;
  }

  /** Adds one record's duration. */
  addDuration(period: number, group: number, measure: number, seconds: number): void {
    const held = this.held(period, group, measure);
    if (held) (held.seconds ??= new SecondsList()).push(seconds);
  }

  /** Groups seen in any period. */
  groups(): number[] {
    const groups = new Set<number>();
    for (const tallies of this.tallies) for (const group of tallies.keys()) groups.add(group);
    return [...groups].sort((a, b) => a - b);
  }

  /**
   * Forgets the bins of every group of a period whose durations are few enough for exactness, so that its weeks' durations
   * can be added again, exactly. False when there are none.
   */
  wantExactly(period: number): boolean {
    let any = false;
    for (const { measures } of this.tallies[period]?.values() ?? []) {
      for (const held of measures) {
        if (!held.bins) continue;
        let n = held.seconds?.length ?? 0;
        for (const k of held.bins) n += k;
        if (n >= EXACT_BELOW) continue;
        const list = new SecondsList(n);
        for (const seconds of held.seconds?.all() ?? []) list.push(seconds);
        held.seconds = list;
        held.bins = null;
        held.isExact = any = true;
      }
    }
    return any;
  }

  /** True when `wantExactly` found that a group's durations of a measure are to be added again. */
  isWanted(period: number, group: number, measure: number): boolean {
    const place = this.measurePlaces[measure] ?? -1;
    return this.tallies[period]?.get(group)?.measures[place]?.isExact === true;
  }

  /** The parts of one period and group; null when nothing was counted there. */
  parts(period: number, group: number): Parts | null {
    const tally = this.tallies[period]?.get(group);
    if (!tally) return null;
    const counters = new Map<number, number>();
    this.numbers.forEach((number, i) => {
      const n = tally.counters[i] ?? 0;
      if (n !== 0) counters.set(number, n);
    });
    const measures = new Map<number, Duration>();
    this.measures.forEach((measure, i) => {
      const held = tally.measures[i];
      const duration = held ? durationOf(held) : null;
      if (duration) measures.set(measure, duration);
    });
    return { counters, measures };
  }
}

function durationOf({ bins, seconds }: Held): Duration | null {
  if (!bins) return seconds ? { n: seconds.length, seconds: seconds.all(), bins: null } : null;
  const all = seconds ? addSeconds(bins.slice(), seconds.all()) : bins;
  let n = 0;
  for (const k of all) n += k;
  return { n, seconds: null, bins: all };
}

function distinct(numbers: readonly number[]): number[] {
  return [...new Set(numbers)].sort((a, b) => a - b);
}

function placesOf(numbers: readonly number[]): Int16Array {
  const places = new Int16Array((numbers[numbers.length - 1] ?? 0) + 1).fill(-1);
  numbers.forEach((number, place) => (places[number] = place));
  return places;
}
