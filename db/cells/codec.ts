import type { ByteWriter } from './bytes.ts';
import { ByteReader } from './bytes.ts';

/**
 * One stored row of cells holds every value of one dimension for one bucket (day or week) in two blobs.
 *
 * `counters`: per value, ascending: value code, body length, body. A body is the number of counters, then
 * (counter number − previous, signed amount)…; a week's body goes on with its measures: (measure, byte length,
 * (bin − previous, count)…)…
 *
 * `seconds` (days only): per value and measure: value code, measure, byte length, the durations one after the other in
 * no order. So a day keeps every duration exactly and a week keeps bins.
 */
export type Bins = Map<number, number>;
export type Body = { counters: Map<number, number>; measures: Map<number, Bins> };

/** Splits a `counters` blob into the still encoded bodies by value code. */
export function splitBodies(blob: Uint8Array): Map<number, Uint8Array> {
  const bodies = new Map<number, Uint8Array>();
  const reader = new ByteReader(blob);
  while (!reader.done) {
    const value = reader.varint();
    bodies.set(value, reader.bytes(reader.varint()));
  }
  return bodies;
}

/** Joins encoded bodies into a `counters` blob, in order of the values. */
export function joinBodies(bodies: Map<number, Uint8Array>, out: ByteWriter): Uint8Array {
  out.clear();
  for (const value of [...bodies.keys()].sort((a, b) => a - b)) {
    const body = bodies.get(value);
    if (body === undefined) continue;
    out.varint(value);
    out.varint(body.length);
    out.bytes(body);
  }
  return out.finish();
}

export function decodeBody(bytes: Uint8Array): Body {
  const reader = new ByteReader(bytes);
  const counters = new Map<number, number>();
  let counter = 0;
  for (let left = reader.varint(); left > 0; left--) {
    counter += reader.varint();
    counters.set(counter, reader.signed());
  }
  const measures = new Map<number, Bins>();
  while (!reader.done) {
    const measure = reader.varint();
    measures.set(measure, decodeBins(reader.bytes(reader.varint())));
  }
  return { counters, measures };
}

function decodeBins(bytes: Uint8Array): Bins {
  const reader = new ByteReader(bytes);
  const bins: Bins = new Map();
  let bin = 0;
  while (!reader.done) {
    bin += reader.varint();
    bins.set(bin, reader.varint());
  }
  return bins;
}

/** Key of one value's one measure inside a split `seconds` blob. */
export function secondsKey(value: number, measure: number): number {
  return value * 256 + measure;
}

/** Splits a `seconds` blob into encoded duration lists by `secondsKey`. */
export function splitSeconds(blob: Uint8Array | null): Map<number, Uint8Array> {
  const lists = new Map<number, Uint8Array>();
  if (blob === null) return lists;
  const reader = new ByteReader(blob);
  while (!reader.done) {
    const value = reader.varint();
    const measure = reader.varint();
    lists.set(secondsKey(value, measure), reader.bytes(reader.varint()));
  }
  return lists;
}

export function decodeSeconds(bytes: Uint8Array): number[] {
  const reader = new ByteReader(bytes);
  const seconds: number[] = [];
  while (!reader.done) seconds.push(reader.varint());
  return seconds;
}

/** Writes the durations of some lists without those of others; one to take away that is not there is damage and throws. */
export function changeSeconds(
  added: readonly Uint8Array[],
  removed: readonly Uint8Array[],
  out: ByteWriter,
): void {
  out.clear();
  if (removed.length === 0) {
    for (const list of added) out.bytes(list);
    return;
  }
  const left = new Map<number, number>();
  for (const list of removed) {
    for (const seconds of decodeSeconds(list)) left.set(seconds, (left.get(seconds) ?? 0) + 1);
  }
  for (const list of added) {
    for (const seconds of decodeSeconds(list)) {
      const toTake = left.get(seconds) ?? 0;
      if (toTake > 0) left.set(seconds, toTake - 1);
      else out.varint(seconds);
    }
  }
  for (const [seconds, n] of left) {
    if (n > 0) throw new Error(`cell holds no duration of ${seconds} s to take away`);
  }
}
