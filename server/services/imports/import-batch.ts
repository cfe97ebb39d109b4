import type { ImportProgress, Reject } from '#db/queries/imports.ts';
import { addedJoined } from '../../domain/joined-count.ts';
import { least, most } from '../../domain/least.ts';
import { firstUnused } from '../../domain/unused-rows.ts';
import type { Batch } from '../../ingest/read-records.ts';
import { lastCountedAt } from '../../domain/records/last-counted.ts';
import { spanOf } from './dry-run.ts';

/**
 * Rows of a file that are stored, and become visible, together. Many, since the cells of their days and the pages of the
 * key index are written once a batch; few enough that whoever writes meanwhile waits under half a second.
 */
const ROWS = 32_000;
/** The first batch is small, so that something is seen soon; each is at most twice the one before. */
const FIRST_ROWS = 10_000;
/** A batch of long rows ends earlier: it is held in memory. */
const BYTES = 32 * 2 ** 20;

/** Last instant on whose day anything of some records counts; null when there are none. */
function countedTo(records: Batch['records']): number | null {
  let last: number | null = null;
  for (const record of records) {
    const at = lastCountedAt(record);
    if (last === null || at > last) last = at;
  }
  return last;
}

/** Adds up what is read of a file until a batch is full. */
export class ImportBatch {
  private readonly importId: string;
  private begun: number;
  private rows = FIRST_ROWS;
  private progress: ImportProgress & Record<'rejects' | 'orphans', Reject[]>;

  constructor(importId: string, begun: number) {
    this.importId = importId;
    this.begun = begun;
    this.progress = this.empty();
  }

  private empty(): typeof this.progress {
    return {
      importId: this.importId,
      from: this.begun,
      position: this.begun,
      finishedAt: null,
      elsewhere: { created: 0, changed: 0, same: 0, older: 0 },
      rowsRead: 0,
      rejects: [],
      orphans: [],
      rowsUnused: 0,
      unusedLines: [],
      joined: [],
      timesAmbiguous: 0,
      timesImpossible: 0,
      firstAt: null,
      lastAt: null,
      countedTo: null,
    };
  }

  get isFull(): boolean {
    const { rowsRead, position } = this.progress;
    return rowsRead >= this.rows || position - this.begun >= BYTES;
  }

  add(slice: Batch): void {
    const { progress } = this;
    const { firstAt, lastAt } = spanOf(slice.records);
    progress.position = slice.next.offset;
    progress.rowsRead += slice.rowsRead;
    for (const reject of slice.rejects) progress.rejects.push(reject);
    for (const orphan of slice.orphans) progress.orphans.push(orphan);
    progress.rowsUnused += slice.rowsUnused;
    progress.unusedLines = firstUnused(progress.unusedLines, slice.unusedLines);
    progress.joined = addedJoined(progress.joined, slice.joined);
    progress.timesAmbiguous += slice.ambiguousTimes;
    progress.timesImpossible += slice.impossibleTimes;
    progress.firstAt = least(progress.firstAt, firstAt);
    progress.lastAt = most(progress.lastAt, lastAt);
    progress.countedTo = most(progress.countedTo, countedTo(slice.records));
  }

  /** What the batch is, for the transaction that stores it; the next one begins. `finishedAt`: it was the last one. */
  take(finishedAt: number | null): ImportProgress {
    const progress = { ...this.progress, finishedAt };
    this.begun = progress.position;
    this.rows = Math.min(ROWS, this.rows * 2);
    this.progress = this.empty();
    return progress;
  }
}
