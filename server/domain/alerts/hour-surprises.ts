import { StreamSurprise } from '../detection/stream-surprise.ts';
import type { Zone } from '../time/zone.ts';

/** An hour in ms. */
export const HOUR_MS = 3_600_000;

/** Records by the hour, oldest first and without gaps; `first` = begin of the first hour (UTC ms, a whole hour of UTC). */
export type HourSeries = {
  readonly first: number;
  /** 0 = none came. The last hour may be under way. */
  readonly counts: readonly number[];
  readonly zone: Zone;
  /** Weekdays (0 = Sunday) on which other hours are usual. */
  readonly weekend: readonly number[];
};

/**
 * How surprising the hours of one series are, by `StreamSurprise` with its defaults on the wall clock of the zone. What was worked out
 * is kept until an hour that it rests on has changed: of a series that is looked at again and again nearly always only the
 * hour under way has.
 */
export class HourSurprises {
  private known: { first: number; counts: readonly number[]; told: readonly number[] } | null =
    null;

  /** The surprise of every hour up to the place `last`, which is in. ≥ 0. */
  upTo({ first, counts, zone, weekend }: HourSeries, last: number): readonly number[] {
    const { known } = this;
    const isKnown =
      known?.first === first &&
      known.counts.length > last &&
      known.counts.every((count, i) => i > last || count === counts[i]);
    if (known && isKnown) return known.told;
    const stream = new StreamSurprise(weekend);
    const heard = counts.slice(0, last + 1);
    const told = heard.map((count, i) => {
      const at = first + i * HOUR_MS;
      return stream.next(at + zone.offsetAt(at), count);
    });
    this.known = { first, counts: heard, told };
    return told;
  }
}
