import type { Context, Steps } from '../store/request.ts';
import type { RecordKey } from './links.ts';
import { readTouches } from './links.ts';

/** Records of a slot that may wait for the linker while others are dropped; with more, dropping waits. */
const QUEUE_LOOKED_AT = 5000;

/** What waits for the linker: records, and the stories that they are in, come into or leave. */
export type LinkQueue = { records: ReadonlySet<string>; subjects: ReadonlySet<string> };

/** A record's key as one text, for lists. */
export function nameOfKey({ kind, source, externalId }: RecordKey): string {
  return JSON.stringify([kind, source, externalId]);
}

/** What waits for the linker in all slots; null = too much to look through. */
export function* readQueue(ctx: Context): Steps<LinkQueue | null> {
  const records = new Set<string>();
  const subjects = new Set<string>();
  for (let slot = 0; slot < ctx.slots; slot++) {
    const touched = yield* readTouches(ctx, { slot, limit: QUEUE_LOOKED_AT });
    if (touched.length >= QUEUE_LOOKED_AT) return null;
    for (const one of touched) {
      records.add(nameOfKey(one));
      for (const subject of [...one.subjects, ...one.left]) subjects.add(subject);
    }
  }
  return { records, subjects };
}
