import { createHash } from 'node:crypto';

/** Slot of a key: first two bytes of its SHA-256 modulo the number of slots. */
export function slotOf(key: string, slots: number): number {
  if (slots === 1) return 0;
  return createHash('sha256').update(key).digest().readUInt16BE(0) % slots;
}

/** Slot of a record by its dedup key. */
export function recordSlot(
  kind: string,
  source: string,
  externalId: string,
  slots: number,
): number {
  return slots === 1 ? 0 : slotOf(`${source}|${kind}|${externalId}`, slots);
}
