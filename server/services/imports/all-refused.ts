import type { Import } from '#db/queries/imports.ts';

/** True for an import that came to the end of its file and stored nothing, since what it could have stored was refused. */
export function isAllRefused(job: Import): boolean {
  const stored = job.recordsNew + job.recordsChanged + job.recordsSame + job.recordsOlder;
  return job.state === 'done' && stored === 0 && job.rowsRead > 0 && job.rowsRejected > 0;
}
