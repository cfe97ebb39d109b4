import type { DecodedWeek } from './decoded-week.ts';

/** Decoded weeks are kept up to this size in each thread that reads; the least recently used go first. */
const LIMIT_BYTES = 67_108_864;

/**
 * Week rows already decoded, as a database keeps its pages: not answers, only what every answer is added up from. A row
 * is used again while its stored `seq` is the one it was decoded at; every commit that changes a row gives it a new one.
 */
export class DecodedWeeks {
  private readonly held = new Map<string, DecodedWeek>();
  private readonly limit: number;
  private bytes = 0;

  constructor(limit = LIMIT_BYTES) {
    this.limit = limit;
  }

  /** The row's decoded form; null when this version of it is not held. */
  get(key: string, seq: number): DecodedWeek | null {
    const week = this.held.get(key);
    if (week?.seq !== seq) return null;
    this.held.delete(key);
    this.held.set(key, week);
    return week;
  }

  put(key: string, week: DecodedWeek): void {
    this.bytes += week.bytes - (this.held.get(key)?.bytes ?? 0);
    this.held.delete(key);
    this.held.set(key, week);
    this.shrink();
  }

  /** Takes account of durations that were added to a held row. */
  grown(key: string, week: DecodedWeek, bytes: number): void {
    week.bytes += bytes;
    if (this.held.get(key) !== week) return;
    this.bytes += bytes;
    this.shrink();
  }

  private shrink(): void {
    for (const [key, week] of this.held) {
      if (this.bytes <= this.limit) return;
      this.held.delete(key);
      this.bytes -= week.bytes;
    }
  }
}
