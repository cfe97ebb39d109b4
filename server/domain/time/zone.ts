import { DAY_MS } from './day.ts';
import { BLOCK_MS, offsetReader, readBlock } from './offsets.ts';
import type { Block, OffsetReader } from './offsets.ts';

/**
 * How a wall-clock time stands in its zone: `single` happened once; `ambiguous` happened twice (clocks went back) and
 * the earlier instant is taken; `impossible` never happened (clocks went forward) and is shifted by the gap.
 */
export type WallKind = 'single' | 'ambiguous' | 'impossible';

/** The instant of a wall-clock time, in UTC milliseconds. */
export type WallInstant = { at: number; kind: WallKind };

/**
 * One IANA time zone. Instants are UTC milliseconds; a *wall* value is the wall-clock reading written as if it were
 * UTC (`Date.UTC(y, m - 1, d, h, mi, s)`); a *day* is days since 1970-01-01 in the zone.
 */
export class Zone {
  readonly id: string;
  private readonly read: OffsetReader;
  private readonly blocks = new Map<number, Block>();
  // The stretch of instants around the last answer in which the offset does not change.
  private lastFrom = 0;
  private lastTo = 0;
  private lastOffset = 0;

  /** @throws AppError ZONE_UNKNOWN { value, example } */
  constructor(id: string) {
    this.id = id;
    this.read = offsetReader(id);
  }

  /** Local time minus UTC in milliseconds at an instant. */
  offsetAt(utcMs: number): number {
    if (utcMs >= this.lastFrom && utcMs < this.lastTo) return this.lastOffset;
    const index = Math.floor(utcMs / BLOCK_MS);
    let block = this.blocks.get(index);
    if (!block) {
      block = readBlock(this.read, index);
      this.blocks.set(index, block);
    }
    let from = index * BLOCK_MS;
    let to = from + BLOCK_MS;
    let offset = block.first;
    for (let i = 0; i < block.starts.length; i++) {
      const start = block.starts[i] ?? to;
      if (utcMs < start) {
        to = start;
        break;
      }
      from = start;
      offset = block.offsets[i] ?? offset;
    }
    this.lastFrom = from;
    this.lastTo = to;
    this.lastOffset = offset;
    return offset;
  }

  /** Day number of an instant in this zone. */
  dayOf(utcMs: number): number {
    return Math.floor((utcMs + this.offsetAt(utcMs)) / DAY_MS);
  }

  /** The instant of a wall-clock reading, and whether that reading was unique. */
  instantOf(wallMs: number): WallInstant {
    // No offset is beyond a day, so all instants that could show this wall time lie strictly within these two.
    const before = this.offsetAt(wallMs - DAY_MS);
    const after = this.offsetAt(wallMs + DAY_MS);
    if (before === after) return { at: wallMs - before, kind: 'single' };
    const early = wallMs - before;
    const late = wallMs - after;
    const earlyHolds = this.offsetAt(early) === before;
    const lateHolds = this.offsetAt(late) === after;
    if (earlyHolds && lateHolds) return { at: Math.min(early, late), kind: 'ambiguous' };
    if (earlyHolds) return { at: early, kind: 'single' };
    if (lateHolds) return { at: late, kind: 'single' };
    return { at: early, kind: 'impossible' };
  }

  /**
   * The first instant of a day: midnight, the later clock reading where clocks jump over midnight, the earlier
   * midnight where there are two. `[startOfDay(d), startOfDay(d + 1))` holds the instants of day `d` (a day that the
   * zone skipped is empty).
   */
  startOfDay(day: number): number {
    const { at, kind } = this.instantOf(day * DAY_MS);
    if (kind !== 'impossible') return at;
    let low = at - DAY_MS * 2;
    let high = at;
    while (high - low > 1) {
      const middle = Math.floor((low + high) / 2);
      if (this.dayOf(middle) >= day) high = middle;
      else low = middle;
    }
    return high;
  }
}

const zones = new Map<string, Zone>();

/**
 * The zone of an IANA id (`Asia/Riyadh`, `UTC`); one shared object per id, whose offsets are read once.
 * @throws AppError ZONE_UNKNOWN { value, example }
 */
export function zoneOf(id: string): Zone {
  let zone = zones.get(id);
  if (!zone) {
    zone = new Zone(id);
    zones.set(id, zone);
  }
  return zone;
}
