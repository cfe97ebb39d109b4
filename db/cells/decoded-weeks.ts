import type { Period } from '#server/domain/time/period.ts';
import type { DecodedWeek } from './decoded-week.ts';

/** Decoded weeks are kept up to this size in each thread that reads; the least recently used go first. */
const LIMIT_BYTES = 167_772_160;

/** A decoded week with its first day and the key it is kept by. */
export type PlacedWeek = { key: string; bucket: number; week: DecodedWeek };

/** Durations a question had to read from days, and the weeks around it for which the next may need them too. */
export type ReadAhead = {
  scopes: readonly number[];
  dimension: number;
  /** By `secondsKey`. */
  lists: ReadonlySet<number>;
  /** Weeks left to read, the next one last. */
  weeks: Period[];
  /** How many of the last weeks read lacked nothing. */
  inVain: number;
};

/** Work for idle moments that is kept at most; older is forgotten. */
const MOST_AHEAD = 16;

/** Rows looked at that are kept in mind at most, some 10 MB; beyond it all are forgotten. */
const MOST_LOOKED_AT = 100_000;

/**
 * Week rows already decoded, as a database keeps its pages: not answers, only what every answer is added up from. A row
 * is used again while its stored `seq` is the one it was decoded at; every commit that changes a row gives it a new one.
 * As long as nobody commits anything, a row that was looked at need not be looked at again.
 */
export class DecodedWeeks {
  private readonly held = new Map<string, DecodedWeek>();
  private readonly limit: number;
  private bytes = 0;
  private ahead: ReadAhead[] = [];
  private commits: number | null = null;
  /** What was found when rows were looked at since the last commit; null = there is no such row. */
  private readonly lookedAt = new Map<string, Map<number, PlacedWeek | null>>();
  private looks = 0;

  constructor(limit = LIMIT_BYTES) {
    this.limit = limit;
  }

  /**
   * Says which state of the store the next rows are read from: a number that is another one as soon as anybody has
   * committed anything.
   */
  readFrom(commits: number): void {
    if (commits !== this.commits) this.forgetLooks();
    this.commits = commits;
  }

  /**
   * The week of a row of `cells` in the state read from; null when it has no such row; undefined when that is to be
   * looked up.
   */
  known(cells: string, bucket: number): PlacedWeek | null | undefined {
    const placed = this.lookedAt.get(cells)?.get(bucket);
    if (!placed) return placed;
    const { key, week } = placed;
    // It may have been pushed out meanwhile.
    return this.held.get(key) === week && this.get(key, week.seq) ? placed : undefined;
  }

  /** Keeps in mind what a look at a row of `cells` found in the state read from; null = there is no such row. */
  looked(cells: string, bucket: number, found: PlacedWeek | null): void {
    if (this.commits === null) return;
    if (++this.looks > MOST_LOOKED_AT) this.forgetLooks();
    const weeks = this.lookedAt.get(cells);
    if (weeks) weeks.set(bucket, found);
    else this.lookedAt.set(cells, new Map([[bucket, found]]));
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

  plan(work: ReadAhead): void {
    this.ahead = [...this.ahead.slice(1 - MOST_AHEAD), work];
  }

  /** The next week to read ahead, of the newest work; null when there is none or reading would push out what is held. */
  nextAhead(): { work: ReadAhead; week: Period } | null {
    const work = this.ahead.at(-1);
    const week = work?.weeks.pop();
    if (work && week && this.bytes < this.limit * 0.9) return { work, week };
    this.ahead.pop();
    return work ? this.nextAhead() : null;
  }

  private forgetLooks(): void {
    this.lookedAt.clear();
    this.looks = 0;
  }

  private shrink(): void {
    for (const [key, week] of this.held) {
      if (this.bytes <= this.limit) return;
      this.held.delete(key);
      this.bytes -= week.bytes;
    }
  }
}
