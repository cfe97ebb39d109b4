import type { Import } from '#db/queries/imports.ts';
import type { Mapping } from '../../contract/mapping.ts';
import { mappingSchema } from '../../contract/mapping.ts';

/** Imports of a source among which the last good one is looked for. */
export const SHOWN_IMPORTS = 50;

/** The mapping that the next file of a source is read by, from its imports, newest first; null = none is known. */
export function mappingInForce(newest: readonly Import[]): Mapping | null {
  const last = newest.find(({ state }) => state === 'done');
  // A mapping of an earlier version may no longer be one.
  const mapping = mappingSchema.safeParse(last?.mapping);
  return mapping.success ? mapping.data : null;
}
