/** Keys that one statement asks for. */
export const CHUNK = 256;

/** Repeats the last id up to the chunk size, so that one statement serves every chunk. */
export function filled(ids: string[]): string[] {
  const last = ids[ids.length - 1] ?? '';
  while (ids.length < CHUNK) ids.push(last);
  return ids;
}
