import type { SeenFile } from './folder.ts';

/** How long a file must lie unchanged before it is taken. */
const QUIET_MS = 3000;
/** A program often makes an empty file first and thinks about what to write. */
const QUIET_EMPTY_MS = 60_000;

/**
 * Remembers how files looked, so that one still being written is left alone. It goes by what it has seen itself: a
 * copied file may carry any time of change, also one in the future.
 */
export class QuietWatch {
  private readonly seen = new Map<string, { looks: string; since: number }>();

  /** True when the file looked the same at every look of the last seconds (an empty one: of the last minute). */
  isQuiet({ path, size, mtimeMs, ino }: SeenFile, now: number): boolean {
    const looks = `${size} ${mtimeMs} ${ino}`;
    const before = this.seen.get(path);
    if (before?.looks === looks && now >= before.since) {
      return now - before.since >= (size === 0 ? QUIET_EMPTY_MS : QUIET_MS);
    }
    this.seen.set(path, { looks, since: now });
    return false;
  }

  /** Forgets files that are no longer there. */
  keepOnly(paths: ReadonlySet<string>): void {
    for (const path of this.seen.keys()) if (!paths.has(path)) this.seen.delete(path);
  }
}
