import type { Bins } from '#server/domain/counters/bins.ts';
import { BIN_PLACES } from '#server/domain/counters/bins.ts';
import type { Duration, Parts } from '#server/domain/counters/parts.ts';
import { addSeconds } from '#server/domain/counters/parts.ts';
import { EXACT_BELOW } from '#server/domain/metrics/measured.ts';
import type { BinnedPart } from '#server/domain/stats/binned-seconds.ts';
import { binnedPart, BinnedSeconds } from '#server/domain/stats/binned-seconds.ts';
import type { Period } from '#server/domain/time/period.ts';
import type { ByteReader } from './bytes.ts';
import type { DecodedWeek } from './decoded-week.ts';
import { SecondsList } from './seconds-list.ts';

/**
 * One measure's durations of a period and group. From weeks: `bins`, with `inWeeks` durations in them, and once they are
 * wanted exactly also `exact`. From days or records: `seconds`.
 */
type Held = {
  bins: Bins | null;
  inWeeks: number;
  exact: BinnedPart[] | null;
  seconds: SecondsList | null;
};

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
        measures: this.measures.map(() => ({ bins: null, inWeeks: 0, exact: null, seconds: null })),
      };
      groups.set(group, tally);
    }
    return tally;
  }

  private heldIn(tally: Tally, measure: number): Held | null {
    const place = this.measurePlaces[measure] ?? -1;
    return place < 0 ? null : (tally.measures[place] ?? null);
  }

  private held(period: number, group: number, measure: number): Held | null {
    return this.heldIn(this.tally(period, group), measure);
  }

  /** Adds what the value at a place of a week counts to a group of the given periods. */
  addWeek(periods: readonly number[], group: number, week: DecodedWeek, place: number): void {
    const { counterEnds, numbers, amounts, measureEnds, measures, binEnds, bins } = week;
    for (const period of periods) {
      const tally = this.tally(period, group);
      const numbersEnd = counterEnds[place] ?? 0;
      for (let i = counterEnds[place - 1] ?? 0; i < numbersEnd; i++) {
        this.addTo(tally.counters, numbers[i] ?? 0, amounts[i] ?? 0);
      }
      const measuresEnd = measureEnds[place] ?? 0;
      for (let m = measureEnds[place - 1] ?? 0; m < measuresEnd; m++) {
        const held = this.heldIn(tally, measures[m] ?? 0);
        if (!held) continue;
        const into = (held.bins ??= new Int32Array(BIN_PLACES));
        const end = binEnds[m] ?? 0;
        let before = 0;
        for (let i = binEnds[m - 1] ?? 0; i < end; i += 2) {
          const bin = bins[i] ?? 0;
          const upTo = bins[i + 1] ?? 0;
          into[bin] = (into[bin] ?? 0) + upTo - before;
          before = upTo;
        }
        held.inWeeks += before;
      }
    }
  }

  /** Adds what one value counts on a day, encoded, to a group of the given periods. */
  addDay(periods: readonly number[], group: number, reader: ByteReader): void {
    const tallies = periods.map((period) => this.tally(period, group));
    let counter = 0;
    for (let left = reader.varint(); left > 0; left--) {
      counter += reader.varint();
      const amount = reader.signed();
      for (const { counters } of tallies) this.addTo(counters, counter, amount);
    }
  }

  private addTo(counters: Float64Array, number: number, amount: number): void {
    const { counterPlaces } = this;
    const place = number < counterPlaces.length ? (counterPlaces[number] ?? -1) : -1;
    if (place >= 0) counters[place] = (counters[place] ?? 0) + amount;
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
   * From here on the durations of a period's weeks are wanted exactly, by `addExactly`, of every group that has few enough of
   * them. False when there is no such group.
   */
  wantExactly(period: number): boolean {
    let any = false;
    for (const { measures } of this.tallies[period]?.values() ?? []) {
      for (const held of measures) {
        if (!held.bins || held.inWeeks + (held.seconds?.length ?? 0) >= EXACT_BELOW) continue;
        held.exact = [];
        any = true;
      }
    }
    return any;
  }

  /** True when a group's durations of a measure are wanted exactly. */
  isWanted(period: number, group: number, measure: number): boolean {
    const place = this.measurePlaces[measure] ?? -1;
    return (this.tallies[period]?.get(group)?.measures[place]?.exact ?? null) !== null;
  }

  /**
   * Adds one value's durations of one week, in the order of their bins, which `addWeek` counted before; where they are not
   * wanted exactly they are left out.
   */
  addExactly(period: number, group: number, measure: number, seconds: BinnedPart): void {
    this.held(period, group, measure)?.exact?.push(seconds);
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

function durationOf({ bins, inWeeks, exact, seconds }: Held): Duration | null {
  const inDays = seconds?.all() ?? null;
  if (!bins) return inDays ? { n: inDays.length, seconds: inDays, bins: null } : null;
  const n = inWeeks + (inDays?.length ?? 0);
  const all = inDays ? addSeconds(bins.slice(), inDays) : bins;
  if (!exact) return { n, seconds: null, bins: all };
  const parts = inDays ? [...exact, binnedPart(inDays)] : exact;
  return { n, seconds: new BinnedSeconds(parts, all, n), bins: null };
}

function distinct(numbers: readonly number[]): number[] {
  return [...new Set(numbers)].sort((a, b) => a - b);
}

function placesOf(numbers: readonly number[]): Int16Array {
  const places = new Int16Array((numbers[numbers.length - 1] ?? 0) + 1).fill(-1);
  numbers.forEach((number, place) => (places[number] = place));
  return places;
}
