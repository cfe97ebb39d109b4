import type { DryRunFacts, ImportAnswer } from '#server/contract/imports.ts';

/** Records that the rows looked at so far would make, each once however many rows are about it. */
export function recordsOf({ records }: Pick<DryRunFacts, 'records'>): number {
  return Object.values(records).reduce((sum, count) => sum + count, 0);
}

/**
 * Records that an import's rows made, stored or there already: each once, but for a file that is sent again and whose ids come
 * again in it, where a record that is told as before may be counted at more than one of its rows.
 */
export function recordsIn(
  job: Pick<ImportAnswer, 'recordsNew' | 'recordsChanged' | 'recordsSame' | 'recordsOlder'>,
): number {
  return job.recordsNew + job.recordsChanged + job.recordsSame + job.recordsOlder;
}

/** Where so many rows of a file are refused, it is likely written in another way. */
const MOSTLY = 0.9;

/** True when nearly all rows of a file are refused, whole or in part. */
export function isMostlyRefused({
  rowsRead,
  rowsRejected,
}: Pick<DryRunFacts, 'rowsRead' | 'rowsRejected'>): boolean {
  return rowsRead > 0 && rowsRejected >= rowsRead * MOSTLY;
}
