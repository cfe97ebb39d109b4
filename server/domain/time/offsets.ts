import { AppError } from '../problem.ts';

/**
 * Offsets of one IANA zone, read from Intl once per block of about 13 months and kept as plain numbers. A block has
 * the offset it begins with and the instants at which the offset changes inside it.
 */
export type Block = { first: number; starts: readonly number[]; offsets: readonly number[] };

/** Width of a block in milliseconds: a power of two, about 398 days. */
export const BLOCK_MS = 2 ** 35;

// Two changes closer together than this would be seen as none if they cancel out; no zone of the tz database since
// 1900 has such a pair (the closest, Egypt and Morocco around Ramadan, are four weeks apart).
const SAMPLE_MS = 8 * 86_400_000;

/** Offset in ms (local minus UTC) of one zone at an instant, from Intl; slow (about 2 µs). */
export type OffsetReader = (utcMs: number) => number;

/**
 * A reader of a zone's offsets from Intl.
 * @throws AppError ZONE_UNKNOWN { value, example } when the platform knows no such zone
 */
export function offsetReader(zone: string): OffsetReader {
  let format: Intl.DateTimeFormat;
  try {
    format = new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      calendar: 'gregory',
      numberingSystem: 'latn',
      hourCycle: 'h23',
      era: 'short',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
  } catch (cause) {
    throw new AppError(
      'ZONE_UNKNOWN',
      { value: zone.slice(0, 80), example: 'Asia/Riyadh' },
      { cause },
    );
  }
  return (utcMs) => {
    const whole = Math.floor(utcMs / 1000) * 1000;
    const field: Record<string, number> = {};
    let beforeChrist = false;
    for (const part of format.formatToParts(whole)) {
      if (part.type === 'era') beforeChrist = part.value.startsWith('B');
      else if (part.type !== 'literal') field[part.type] = Number(part.value);
    }
    const year = field['year'] ?? 0;
    const local = new Date(0);
    local.setUTCFullYear(
      beforeChrist ? 1 - year : year,
      (field['month'] ?? 1) - 1,
      field['day'] ?? 1,
    );
    local.setUTCHours(field['hour'] ?? 0, field['minute'] ?? 0, field['second'] ?? 0);
    return local.getTime() - whole;
  };
}

/** Reads one block: samples the offset and finds each change by bisection to the second. */
export function readBlock(read: OffsetReader, index: number): Block {
  const from = index * BLOCK_MS;
  const first = read(from);
  const starts: number[] = [];
  const offsets: number[] = [];
  let at = from;
  let held = first;
  while (at < from + BLOCK_MS) {
    const next = Math.min(at + SAMPLE_MS, from + BLOCK_MS);
    const offset = read(next);
    if (offset !== held) {
      const start = bisect(read, at, next, held);
      // A change exactly at the end belongs to the next block, which begins with the new offset.
      if (start < from + BLOCK_MS) {
        starts.push(start);
        offsets.push(offset);
      }
      held = offset;
    }
    at = next;
  }
  return { first, starts, offsets };
}

function bisect(read: OffsetReader, from: number, to: number, before: number): number {
  let low = Math.floor(from / 1000);
  let high = Math.ceil(to / 1000);
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (read(middle * 1000) === before) low = middle;
    else high = middle;
  }
  return high * 1000;
}
