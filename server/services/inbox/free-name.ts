import { lstat } from 'node:fs/promises';
import { join } from 'node:path';
import { isMissing } from './folder.ts';

/** File systems hold 255 bytes of a name; the names of its reports are longer than the file's. */
const LONGEST = 200;

/**
 * The name, or the name with the first number behind it that nothing in the folder has: `day.csv`, `day (2).csv`. A very
 * long name is cut.
 */
export async function freeName(
  folder: string,
  name: string,
  isTaken: (name: string) => Promise<boolean> = (one) => isThere(join(folder, one)),
): Promise<string> {
  for (let n = 1; ; n++) {
    const numbered = numberedName(name, n);
    if (!(await isTaken(numbered))) return numbered;
  }
}

function numberedName(name: string, n: number): string {
  const ending = /(?:\.[a-z0-9]{1,8})?(?:\.gz)?$/i.exec(name)?.[0] ?? '';
  const tail = (n === 1 ? '' : ` (${n})`) + ending;
  let stem = name.slice(0, name.length - ending.length);
  while (Buffer.byteLength(stem + tail) > LONGEST) stem = Array.from(stem).slice(0, -1).join('');
  return stem + tail;
}

export async function isThere(path: string): Promise<boolean> {
  return lstat(path).then(
    () => true,
    (error: unknown) => {
      if (isMissing(error)) return false;
      throw error;
    },
  );
}
