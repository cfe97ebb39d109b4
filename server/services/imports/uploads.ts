import { createWriteStream } from 'node:fs';
import { copyFile, link, mkdir, readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream } from 'node:stream/web';
import { AppError } from '../../domain/problem.ts';
import { newImportId } from './import-id.ts';

/** Most bytes of one uploaded file. */
const UPLOAD_LIMIT = 4 * 2 ** 30;

export type Upload = { id: string; bytes: number };

/** Stands between an import's id and the name of a table joined to it. */
const JOINED = '+';
const ID = /^[0-9a-f]{12}$/;

/** Files that were sent and wait to be imported, in a folder of their own. A file's id becomes its import's id. */
export class Uploads {
  private readonly folder: string;

  constructor(folder: string) {
    this.folder = folder;
  }

  /** Writes a body to disk as it comes. @throws AppError REQUEST_TOO_LARGE { bytes, limit }, FILE_EMPTY, STORE_FULL */
  async keep(body: ReadableStream | null, name: string, limit = UPLOAD_LIMIT): Promise<Upload> {
    if (!body) throw new AppError('FILE_EMPTY', { path: name });
    await mkdir(this.folder, { recursive: true });
    const id = newImportId();
    const partial = join(this.folder, `${id}.partial`);
    let bytes = 0;
    const counted = new Transform({
      transform: (chunk: Buffer, _encoding, done) => {
        bytes += chunk.length;
        if (bytes > limit) done(new AppError('REQUEST_TOO_LARGE', { bytes, limit }));
        else done(null, chunk);
      },
    });
    try {
      await pipeline(Readable.fromWeb(body), counted, createWriteStream(partial, { flush: true }));
      if (bytes === 0) throw new AppError('FILE_EMPTY', { path: name });
      await rename(partial, this.path(id));
    } catch (error) {
      await rm(partial, { force: true });
      const isFull = error instanceof Error && 'code' in error && error.code === 'ENOSPC';
      throw isFull ? new AppError('STORE_FULL', { path: this.folder }, { cause: error }) : error;
    }
    return { id, bytes };
  }

  /** Where an uploaded file is. @throws AppError NOT_FOUND when it was never sent or has been cleared away */
  async find(id: string): Promise<string> {
    if (!(await this.has(id))) throw new AppError('NOT_FOUND', { seen: id });
    return this.path(id);
  }

  async has(id: string): Promise<boolean> {
    return ID.test(id) && (await stat(this.path(id)).catch(() => null)) !== null;
  }

  /** Gives a file, and those joined to it, the id of the import that goes on with it. */
  async rename(from: string, to: string): Promise<void> {
    if (from === to) return;
    for (const name of await this.namesOf(from)) {
      await rename(this.path(name), this.path(to + name.slice(from.length)));
    }
  }

  /**
   * Gives a sent file to an import as one of the files that its mapping joins, in place of one it had under that name.
   * The sent file stays what it is for its day: the same may be sent again, and another import may join it too.
   * @throws AppError NOT_FOUND
   */
  async join(id: string, importId: string, table: string): Promise<void> {
    const from = await this.find(id);
    const partial = this.path(`${newImportId()}.partial`);
    // A second name costs nothing; where the disk knows no second names, a copy does.
    await link(from, partial).catch(() => copyFile(from, partial));
    await rename(partial, this.path(importId + JOINED + table));
  }

  /** The files joined to an import, by the name of the table. */
  async joined(importId: string): Promise<Record<string, { path: string; name: string }>> {
    const tables = (await this.namesOf(importId)).filter((name) => name !== importId);
    return Object.fromEntries(
      tables.map((file) => {
        const table = file.slice(importId.length + 1);
        return [table, { path: this.path(file), name: table }];
      }),
    );
  }

  /** Drops a file and those joined to it. */
  async drop(id: string): Promise<void> {
    for (const name of await this.namesOf(id)) await rm(this.path(name), { force: true });
  }

  private async namesOf(id: string): Promise<string[]> {
    const all = await readdir(this.folder).catch(() => []);
    return all.filter((name) => name === id || name.startsWith(id + JOINED));
  }

  /** Clears away files older than an instant that `isWanted` does not want; gives how many. */
  async forget(before: number, isWanted: (id: string) => Promise<boolean>): Promise<number> {
    let dropped = 0;
    for (const name of await readdir(this.folder).catch(() => [])) {
      const path = join(this.folder, name);
      const { mtimeMs } = await stat(path);
      if (mtimeMs >= before || (await isWanted(name.split(JOINED, 1)[0] ?? name))) continue;
      await rm(path, { force: true });
      dropped++;
    }
    return dropped;
  }

  path(id: string): string {
    return join(this.folder, id);
  }
}
