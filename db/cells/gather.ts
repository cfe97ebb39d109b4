import type { Duration, Parts } from '#server/domain/counters/parts.ts';
import { binOf } from '#server/domain/counters/bins.ts';
import { EXACT_BELOW } from '#server/domain/metrics/measured.ts';
import type { Period } from '#server/domain/time/period.ts';
import { ByteReader } from './bytes.ts';

/** One more than the bin of the longest duration that two dates Basira accepts can span (300 years). */
const BIN_PLACES = 1200;

type Tally = {
  counters: Float64Array;
  /** Per measure: durations from weeks, counted at their bin's place. */
  bins: Map<number, Int32Array>;
  /** Per measure: durations from days or records, exactly. */
  seconds: Map<number, number[]>;
};

/**
 * Adds up stored cells (or single records) into one tally per period and group, loading only the counters and
 * measures asked for. Periods may overlap: a cell goes into every period it lies in.
 */
export class Gather {
  readonly periods: readonly Period[];
  private readonly slots: Int16Array;
  private readonly numbers: readonly number[];
  private readonly measures: ReadonlySet<number>;
  private readonly tallies: Map<number, Tally>[];
  private readonly foundCounters: number[] = [];
  private readonly foundAmounts: number[] = [];

  constructor(
    periods: readonly Period[],
    counters: readonly number[],
    measures: readonly number[],
  ) {
    this.periods = periods;
    this.numbers = [...new Set(counters)].sort((a, b) => a - b);
    const highest = this.numbers[this.numbers.length - 1] ?? 0;
    this.slots = new Int16Array(highest + 1).fill(-1);
    this.numbers.forEach((number, i) => (this.slots[number] = i));
    this.measures = new Set(measures);
    this.tallies = periods.map(() => new Map<number, Tally>());
  }

  get measureNumbers(): readonly number[] {
    return [...this.measures];
  }

  get wantsMeasures(): boolean {
    return this.measures.size > 0;
  }

  private tally(period: number, group: number): Tally {
    const groups = this.tallies[period];
    if (!groups) throw new Error(`no period ${period}`);
    let tally = groups.get(group);
    if (!tally) {
      tally = {
        counters: new Float64Array(this.numbers.length),
        bins: new Map(),
        seconds: new Map(),
      };
      groups.set(group, tally);
    }
    return tally;
  }

  /** Adds one value's encoded body to a group of the given periods. */
  addBody(periods: readonly number[], group: number, body: Uint8Array): void {
    const reader = new ByteReader(body);
    const { slots, foundCounters, foundAmounts } = this;
    foundCounters.length = 0;
    foundAmounts.length = 0;
    let counter = 0;
    for (let left = reader.varint(); left > 0; left--) {
      counter += reader.varint();
      const amount = reader.varint();
      const slot = slots[counter] ?? -1;
      if (slot < 0) continue;
      foundCounters.push(slot);
      foundAmounts.push(amount % 2 === 0 ? amount / 2 : -(amount + 1) / 2);
    }
    for (const period of periods) {
      const { counters } = this.tally(period, group);
      for (let i = 0; i < foundCounters.length; i++) {
        const slot = foundCounters[i] ?? 0;
        counters[slot] = (counters[slot] ?? 0) + (foundAmounts[i] ?? 0);
      }
    }
    while (!reader.done) {
      const measure = reader.varint();
      const bytes = reader.bytes(reader.varint());
      if (!this.measures.has(measure)) continue;
      for (const period of periods) this.addBins(this.tally(period, group), measure, bytes);
    }
  }

  private addBins(tally: Tally, measure: number, bytes: Uint8Array): void {
    let held = tally.bins.get(measure);
    if (!held) tally.bins.set(measure, (held = new Int32Array(BIN_PLACES)));
    const reader = new ByteReader(bytes);
    let bin = 0;
    while (!reader.done) {
      bin += reader.varint();
      held[bin] = (held[bin] ?? 0) + reader.varint();
    }
  }

  /** Adds one value's encoded list of durations. */
  addSeconds(periods: readonly number[], group: number, measure: number, bytes: Uint8Array): void {
    if (!this.measures.has(measure)) return;
    for (const period of periods) {
      const into = this.secondsOf(period, group, measure);
      const reader = new ByteReader(bytes);
      while (!reader.done) into.push(reader.varint());
    }
  }

  private secondsOf(period: number, group: number, measure: number): number[] {
    const { seconds } = this.tally(period, group);
    let into = seconds.get(measure);
    if (!into) seconds.set(measure, (into = []));
    return into;
  }

  /** Adds one record's counter. */
  addCounter(period: number, group: number, counter: number, amount: number): void {
    const slot = this.slots[counter] ?? -1;
    if (slot < 0) return;
    const { counters } = this.tally(period, group);
    counters[slot] = (counters[slot] ?? 0) + amount;
  }

  /** Adds one record's duration. */
  addDuration(period: number, group: number, measure: number, seconds: number): void {
    if (this.measures.has(measure)) this.secondsOf(period, group, measure).push(seconds);
  }

  /** Groups seen in any period. */
  groups(): number[] {
    const groups = new Set<number>();
    for (const tallies of this.tallies) for (const group of tallies.keys()) groups.add(group);
    return [...groups].sort((a, b) => a - b);
  }

  /** Groups whose durations of `measure` were read as bins although there are few enough for exactness. */
  fewIn(period: number, measure: number): number[] {
    const few: number[] = [];
    for (const [group, tally] of this.tallies[period] ?? []) {
      const bins = tally.bins.get(measure);
      if (!bins) continue;
      let n = tally.seconds.get(measure)?.length ?? 0;
      for (const k of bins) n += k;
      if (n < EXACT_BELOW) few.push(group);
    }
    return few;
  }

  /** Forgets the bins of a group, whose durations now come exactly. */
  dropBins(period: number, group: number, measure: number): void {
    this.tally(period, group).bins.delete(measure);
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
    for (const measure of this.measures) {
      const duration = durationOf(tally.bins.get(measure), tally.seconds.get(measure));
      if (duration) measures.set(measure, duration);
    }
    return { counters, measures };
  }
}

function durationOf(
  places: Int32Array | undefined,
  seconds: number[] | undefined,
): Duration | null {
  if (!places) return seconds ? { n: seconds.length, seconds, bins: null } : null;
  for (const s of seconds ?? []) {
    const bin = binOf(s);
    places[bin] = (places[bin] ?? 0) + 1;
  }
  const bins = new Map<number, number>();
  let n = 0;
  places.forEach((k, bin) => {
    if (k === 0) return;
    bins.set(bin, k);
    n += k;
  });
  return { n, seconds: null, bins };
}
