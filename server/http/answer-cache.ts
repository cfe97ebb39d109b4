import type { Body } from './tagged.ts';

/** Answers by tag, the ones used last, within a number of bytes. A tag never stands for two different answers. */
export class AnswerCache {
  private readonly held = new Map<string, Body>();
  private bytes = 0;
  private readonly limit: number;

  /** `limit` in bytes; 0 keeps nothing. */
  constructor(limit: number) {
    this.limit = limit;
  }

  get(tag: string): Body | null {
    const found = this.held.get(tag);
    if (!found) return null;
    this.held.delete(tag);
    this.held.set(tag, found);
    return found;
  }

  /** Forgets every answer. */
  clear(): void {
    this.held.clear();
    this.bytes = 0;
  }

  put(tag: string, body: Body): void {
    const size = sizeOf(body);
    if (size > this.limit / 4 || this.held.has(tag)) return;
    this.held.set(tag, body);
    this.bytes += size;
    for (const [oldest, old] of this.held) {
      if (this.bytes <= this.limit) break;
      this.held.delete(oldest);
      this.bytes -= sizeOf(old);
    }
  }
}

function sizeOf({ plain, packed }: Body): number {
  return plain.length + (packed?.length ?? 0);
}
