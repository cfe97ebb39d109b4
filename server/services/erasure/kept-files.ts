import { createReadStream } from 'node:fs';
import { lstat, readdir, rm } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { createGunzip } from 'node:zlib';
import { isTelling, withoutId } from '../../domain/erasure/telling-id.ts';
import { DONE, REJECTED } from '../inbox/folder.ts';

/** Imports whose files must stay until they are over. */
export type RunningImports = () => Promise<ReadonlySet<string>>;

/** What became of the files beside the store; paths within the data folder. */
export type ErasedFiles = { gone: string[]; left: string[] };

/**
 * The files of a data folder that are copies of what sources sent. Lines are not taken out of them: a file that brought a
 * customer's records may hold them under another key, in another spelling or in a joined table, and what is in it is in the
 * store. So it goes as a whole.
 */
export class KeptFiles {
  private readonly folder: string;
  private readonly store: string;
  private readonly running: RunningImports;

  constructor(folder: string, store: string, running: RunningImports) {
    this.folder = folder;
    this.store = store;
    this.running = running;
  }

  /** Files that would go and that would be left, without touching any. */
  async look(customer: string, sources: readonly string[]): Promise<ErasedFiles> {
    const inbox = join(this.folder, 'inbox');
    const done = sources.flatMap((source) =>
      [DONE, REJECTED].map((ending) => join(inbox, source, ending)),
    );
    const gone = (await Promise.all(done.map(filesIn))).flat();
    const running = await this.running();
    for (const path of await filesIn(join(this.folder, 'uploads'))) {
      const id = (path.split(/[\\/]/).at(-1) ?? '').split('+', 1)[0] ?? '';
      if (!running.has(id)) gone.push(path);
    }
    for (const log of ['', '-wal', '-shm']) {
      const old = `${this.store}.before-restore${log}`;
      if (await isFile(old)) gone.push(old);
    }
    const left: string[] = [];
    const going = new Set(gone);
    for (const path of await filesIn(inbox)) {
      if (!going.has(path) && (await holds(path, customer))) left.push(path);
    }
    const within = (path: string): string => relative(this.folder, path);
    return { gone: gone.map(within), left: left.map(within) };
  }

  /** Removes files as `look` says; the names it gives hold no id. */
  async erase(
    customer: string,
    pseudonym: string,
    sources: readonly string[],
  ): Promise<ErasedFiles> {
    const { gone, left } = await this.look(customer, sources);
    for (const path of gone) await rm(join(this.folder, path), { force: true });
    const without = (path: string): string => withoutId(path, customer, pseudonym);
    return { gone: gone.map(without), left: left.map(without) };
  }
}

async function isFile(path: string): Promise<boolean> {
  return (await lstat(path).catch(() => null))?.isFile() ?? false;
}

/** Plain files of a folder and its folders; links are not followed. */
async function filesIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true }).catch(() => []);
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

/** True when a plain or gzipped file holds the id in one of the encodings that imports read. */
async function holds(path: string, customer: string): Promise<boolean> {
  if (!isTelling(customer)) return false;
  const needles = [Buffer.from(customer, 'utf8'), Buffer.from(customer, 'utf16le')];
  needles.push(Buffer.from(needles[1] ?? '').swap16());
  const longest = Math.max(...needles.map((needle) => needle.length));
  const file = createReadStream(path);
  const bytes = path.endsWith('.gz') ? file.pipe(createGunzip()) : file;
  let tail = Buffer.alloc(0);
  try {
    for await (const chunk of bytes) {
      // Streams of bytes give Buffers.
      const all: Buffer = Buffer.concat([tail, chunk as Buffer]);
      if (needles.some((needle) => all.includes(needle))) return true;
      tail = Buffer.from(all.subarray(Math.max(0, all.length - longest)));
    }
  } catch {
    // What cannot be read is not known to hold anybody.
  } finally {
    file.destroy();
  }
  return false;
}
