/** Questions, answers and commands whose lists of numbers are made for them alone. */
const BULKY: ReadonlySet<string> = new Set(['packCells', 'storeRecords']);

/**
 * The memory that is handed over with what one thread tells another instead of being copied: a bulk load's numbers are
 * megabytes a batch, and who sent them could not let go of them before its next garbage collection.
 */
export function movedWith(name: string, told: unknown): ArrayBuffer[] {
  const moved = new Set<ArrayBuffer>();
  if (BULKY.has(name)) gather(told, moved);
  return [...moved];
}

function gather(told: unknown, into: Set<ArrayBuffer>): void {
  if (ArrayBuffer.isView(told)) {
    if (told.buffer instanceof ArrayBuffer) into.add(told.buffer);
  } else if (typeof told === 'object' && told !== null) {
    for (const part of Object.values(told)) gather(part, into);
  }
}
