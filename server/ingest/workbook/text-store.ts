import { closeSync, mkdtempSync, openSync, readSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AppError } from '../../domain/problem.ts';

/** Bytes kept in memory; what comes after them goes to a file that is gone when the store is. */
const IN_MEMORY = 32 * 2 ** 20;
const PAGE = 16 * 1024;
const PAGES = 512;
const LENGTH_BYTES = 4;

const openFiles = new FinalizationRegistry<number>((file) => closeSync(file));

/**
 * Keeps many texts as UTF-8, each found by the place that `add` gave, in memory that does not grow with them. Texts are read
 * back mostly in the order in which they were added: a few pages of the file are kept.
 * `add` and `get` throw AppError STORE_FULL { path } when there is no room for the file.
 */
export class TextStore {
  /** Bytes of all texts so far, their lengths included. */
  size = 0;
  private memory: Buffer = Buffer.allocUnsafeSlow(PAGE);
  private file: number | null = null;
  /** Place of the first text that is in the file. */
  private fileStart = 0;
  private written = 0;
  private waiting: Buffer[] = [];
  private waitingBytes = 0;
  private readonly pages = new Map<number, Buffer>();

  add(from: Buffer, start: number, end: number): number {
    const place = this.size;
    const record = LENGTH_BYTES + end - start;
    this.size += record;
    if (this.file === null && this.size <= IN_MEMORY) {
      if (this.size > this.memory.length) this.grow();
      this.memory.writeUInt32LE(end - start, place);
      from.copy(this.memory, place + LENGTH_BYTES, start, end);
      return place;
    }
    this.file ??= this.openFile(place);
    const bytes = Buffer.allocUnsafe(record);
    bytes.writeUInt32LE(end - start, 0);
    from.copy(bytes, LENGTH_BYTES, start, end);
    this.waiting.push(bytes);
    this.waitingBytes += record;
    if (this.waitingBytes >= 2 ** 20) this.flush();
    return place;
  }

  get(place: number): string {
    if (this.file === null || place < this.fileStart) {
      const length = this.memory.readUInt32LE(place);
      const start = place + LENGTH_BYTES;
      return this.memory.toString('utf8', start, start + length);
    }
    this.flush();
    const at = place - this.fileStart;
    const page = this.page(Math.floor(at / PAGE));
    const inPage = at % PAGE;
    if (inPage + LENGTH_BYTES <= page.length) {
      const start = inPage + LENGTH_BYTES;
      const end = start + page.readUInt32LE(inPage);
      if (end <= page.length) return page.toString('utf8', start, end);
    }
    const length = this.read(at, LENGTH_BYTES).readUInt32LE(0);
    return this.read(at + LENGTH_BYTES, length).toString('utf8');
  }

  private grow(): void {
    const larger = Buffer.allocUnsafeSlow(Math.max(this.size, this.memory.length * 2));
    this.memory.copy(larger);
    this.memory = larger;
  }

  private openFile(place: number): number {
    this.fileStart = place;
    const folder = mkdtempSync(join(tmpdir(), 'basira-texts-'));
    const file = openSync(join(folder, 'texts'), 'wx+', 0o600);
    // The open file lives on without its name, so that nothing stays behind, whatever happens.
    rmSync(folder, { recursive: true, force: true });
    openFiles.register(this, file);
    return file;
  }

  private flush(): void {
    if (this.file === null || this.waitingBytes === 0) return;
    const bytes = Buffer.concat(this.waiting);
    for (let done = 0; done < bytes.length;) {
      const count = this.write(this.file, bytes.subarray(done));
      done += count;
      this.written += count;
    }
    this.waiting = [];
    this.waitingBytes = 0;
    this.pages.clear();
  }

  private write(file: number, bytes: Buffer): number {
    try {
      return writeSync(file, bytes, 0, bytes.length, this.written);
    } catch (error) {
      const isFull = error instanceof Error && 'code' in error && error.code === 'ENOSPC';
      throw isFull ? new AppError('STORE_FULL', { path: tmpdir() }, { cause: error }) : error;
    }
  }

  private page(number: number): Buffer {
    const known = this.pages.get(number);
    if (known) return known;
    const page = this.read(number * PAGE, Math.min(PAGE, this.written - number * PAGE));
    if (this.pages.size >= PAGES) {
      const [oldest = 0] = this.pages.keys();
      this.pages.delete(oldest);
    }
    this.pages.set(number, page);
    return page;
  }

  private read(at: number, length: number): Buffer {
    const bytes = Buffer.allocUnsafe(length);
    const count = this.file === null ? 0 : readSync(this.file, bytes, 0, length, at);
    return bytes.subarray(0, count);
  }
}
