import { randomBytes } from 'node:crypto';

/** Twelve digits: every record carries the id of its import, so it is no longer than it must be to be met once only. */
const BYTES = 6;

/** A new id for an import, or for a file that will become one. */
export function newImportId(): string {
  return randomBytes(BYTES).toString('hex');
}
