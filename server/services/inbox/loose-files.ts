import type { Problem } from '../../domain/problem.ts';
import type { FolderLook } from './folder.ts';
import { isNote } from './folder-notes.ts';

const EXAMPLE = 'inbox/helpdesk/';

/** What lies in the inbox outside the folders of the sources, with what is wrong about it. */
export function looseFiles({ files, others }: FolderLook): Map<string, Problem[]> {
  const problems = new Map<string, Problem[]>();
  for (const { name } of files) {
    if (isNote(name)) continue;
    const params = { path: name, example: EXAMPLE };
    problems.set(name, [{ code: 'INBOX_FILE_LOOSE', params }]);
  }
  for (const other of others) problems.set(String(other.params['path']), [other]);
  return problems;
}
