import type { ImportAnswer } from '#server/contract/imports.ts';

/** A later import that found records as they were, and how many of those an import had written at most. */
export type LaterFind = { job: ImportAnswer; most: number };

/**
 * Imports of the same source, newest first, that began after one and found records as they were: of these it may have
 * written some, which are nobody's once it is taken back.
 */
export function laterFinds(job: ImportAnswer, imports: readonly ImportAnswer[]): LaterFind[] {
  const written = job.recordsNew + job.recordsChanged;
  return imports
    .filter(
      ({ id, source, startedAt, state, recordsSame }) =>
        id !== job.id &&
        source === job.source &&
        startedAt > job.startedAt &&
        (state === 'done' || state === 'running') &&
        recordsSame > 0,
    )
    .map((later) => ({ job: later, most: Math.min(later.recordsSame, written) }))
    .filter(({ most }) => most > 0)
    .toSorted((a, b) => b.job.startedAt - a.job.startedAt);
}
