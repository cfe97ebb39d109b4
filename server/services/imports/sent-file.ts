import type { Repository } from '#db/store/store.ts';
import type { SheetsAnswer } from '../../contract/sheets.ts';
import type { Beginnings } from './beginnings.ts';
import { sheetsOf } from './sheets.ts';
import type { Uploads } from './uploads.ts';

/**
 * What a sent file holds, or the import that came of it: from then on the file is the import's, and goes with its end.
 * @throws AppError NOT_FOUND (no such file), what is wrong with the file as a whole (FILE_*)
 */
export async function lookAtSent(
  { uploads, now, beginnings, repository }: SentFiles,
  { file, name }: { file: string; name: string },
): Promise<SheetsAnswer> {
  const read = async () => sheetsOf({ path: await uploads.find(file), name }, now());
  const [look] = await Promise.allSettled([read()]);
  // Asked last: the import may be begun, and the file go, while it is looked at.
  const begun = await beginnings.find(repository, file);
  if (begun !== null) return { import: begun, sheets: [], fitting: null };
  if (look.status === 'rejected') throw look.reason;
  return { ...look.value, import: null };
}

/** Where sent files are, and the imports that came of them. */
type SentFiles = {
  uploads: Uploads;
  now: () => number;
  beginnings: Beginnings;
  repository: Pick<Repository, 'read'>;
};
