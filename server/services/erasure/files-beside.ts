import type { Repository } from '#db/store/store.ts';
import { KeptFiles } from './kept-files.ts';

/** Imports that a look for running ones goes through. */
const LOOKED_AT = 1000;

/** The kept files of a data folder, told by its own store which of them are still needed. */
export function filesBeside(folder: string, store: string, repository: Repository): KeptFiles {
  return new KeptFiles(folder, store, async () => {
    const jobs = await repository.read('listImports', { limit: LOOKED_AT });
    return new Set(jobs.filter(({ state }) => state === 'running').map(({ id }) => id));
  });
}
