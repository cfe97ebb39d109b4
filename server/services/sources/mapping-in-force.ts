import type { Import, ImportHeader } from '#db/queries/imports.ts';
import type { Mapping } from '../../contract/mapping.ts';
import { mappingSchema } from '../../contract/mapping.ts';

/** Imports of a source among which the last good one is looked for. */
export const SHOWN_IMPORTS = 50;

/**
 * How the next file of a source is read: the mapping of its last good import, else of the last one that was taken back, and
 * the columns that import found.
 */
export type InForce = { mapping: Mapping; header: ImportHeader | null };

/** What is in force, from a source's imports, newest first; null = no mapping is known. */
export function inForce(newest: readonly Import[]): InForce | null {
  const last = newest.find(({ state }) => state === 'done') ?? newest.find(isTakenBack);
  // A mapping of an earlier version may no longer be one.
  const mapping = mappingSchema.safeParse(last?.mapping);
  return last && mapping.success ? { mapping: mapping.data, header: last.header } : null;
}

/** One that is being taken back since it failed has a problem. */
function isTakenBack({ state, problem }: Import): boolean {
  return (state === 'undone' || state === 'undoing') && problem === null;
}
