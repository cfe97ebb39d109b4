import { ByteWriter } from './bytes.ts';
import { decodeSeconds, joinBodies, splitBodies, splitSeconds } from './codec.ts';
import { Durations, rememberedBin } from './durations.ts';
import type { RowBlobs } from './merge.ts';

/** What a day's row of cells adds to the row of its week: the same counters, and its durations in bins. */
export function weekOfDay({ counters, seconds }: RowBlobs): RowBlobs {
  const bins = binsByValue(seconds);
  const bodies = new Map<number, Uint8Array>();
  for (const [value, body] of splitBodies(counters)) {
    const measures = bins.get(value);
    bodies.set(value, measures ? Buffer.concat([body, measures.finish()]) : body);
  }
  return { counters: joinBodies(bodies, new ByteWriter()), seconds: null };
}

/** By value, all of its measures as they stand in a week's body. */
function binsByValue(seconds: Uint8Array | null): Map<number, ByteWriter> {
  const durations = new Durations();
  const byValue = new Map<number, ByteWriter>();
  // Of one value the measures rise, as in a body.
  for (const [key, list] of splitSeconds(seconds)) {
    const value = Math.floor(key / 256);
    for (const one of decodeSeconds(list)) durations.addBin(rememberedBin(one));
    durations.writeBins();
    let out = byValue.get(value);
    if (!out) byValue.set(value, (out = new ByteWriter()));
    out.varint(key % 256);
    out.varint(durations.list.length);
    out.append(durations.list);
    durations.list.clear();
  }
  return byValue;
}
