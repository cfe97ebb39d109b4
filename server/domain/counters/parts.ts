import type { SecondsList } from '../stats/order-statistics.ts';
import { BinnedSeconds, type BinnedList } from '../stats/binned-seconds.ts';
import { BIN_PLACES, binOf, type Bins } from './bins.ts';

/** Every one of some whole seconds ≥ 0: in no order, or in lists by bin. */
export type Seconds = SecondsList | BinnedSeconds;

/** The lists some seconds are held in. */
export function listsOf(seconds: Seconds): readonly (SecondsList | BinnedList)[] {
  return seconds instanceof BinnedSeconds ? seconds.lists : [seconds];
}

/**
 * A distribution of whole seconds ≥ 0. `n` values in all; `seconds` holds every value (unsorted) while it is known
 * exactly, else null; `bins` is then the only truth.
 */
export type Duration = { n: number; seconds: Seconds | null; bins: Bins | null };

/**
 * The additive parts a metric is computed from: counters by number (see registry.ts; a missing one is 0) and
 * durations by measure number. Merging parts of two disjoint sets of records gives the parts of their union.
 */
export type Parts = { counters: Map<number, number>; measures: Map<number, Duration> };

/** Parts of no records at all. */
export function emptyParts(): Parts {
  return { counters: new Map(), measures: new Map() };
}

/** Number of records' worth in a counter; 0 when the counter never counted. */
export function count(parts: Parts, counter: number): number {
  return parts.counters.get(counter) ?? 0;
}

/** Counts exact seconds into bins. */
export function addSeconds(into: Bins, seconds: Seconds): Bins {
  for (const list of listsOf(seconds)) {
    for (let i = 0; i < list.length; i++) {
      const bin = binOf(list[i] ?? 0);
      into[bin] = (into[bin] ?? 0) + 1;
    }
  }
  return into;
}

/** Bins of a duration, computed from its exact seconds where it has no bins. Not to be written to. */
export function durationBins(duration: Duration): Bins {
  return duration.bins ?? addSeconds(new Int32Array(BIN_PLACES), duration.seconds ?? []);
}

/** Adds `from` to `into`. Exact seconds survive only if both sides have them. */
export function addParts(into: Parts, from: Parts): Parts {
  for (const [counter, n] of from.counters) {
    into.counters.set(counter, (into.counters.get(counter) ?? 0) + n);
  }
  for (const [measure, duration] of from.measures) {
    const held = into.measures.get(measure);
    into.measures.set(measure, held ? mergeDurations(held, duration) : { ...duration });
  }
  return into;
}

function mergeDurations(a: Duration, b: Duration): Duration {
  const n = a.n + b.n;
  if (a.seconds && b.seconds) {
    const lists = [...listsOf(a.seconds), ...listsOf(b.seconds)];
    return { n, seconds: lists.flatMap((list) => [...list]), bins: null };
  }
  const bins = durationBins(a).slice();
  durationBins(b).forEach((k, bin) => (bins[bin] = (bins[bin] ?? 0) + k));
  return { n, seconds: null, bins };
}
