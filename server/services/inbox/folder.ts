import { lstat, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Problem } from '../../domain/problem.ts';

/** Folders and files of a source's inbox that are not files to be imported. */
export const DONE = 'done';
export const REJECTED = 'rejected';
export const MAPPING_FILE = 'mapping.json';

/** Names of files that somebody is still writing, or that are nobody's. */
const UNREADY = /^\.|\.(part|partial|filepart|crdownload|tmp)$/i;

/** A file as one look saw it; while it is written, two looks differ. */
export type SeenFile = { name: string; path: string; size: number; mtimeMs: number; ino: number };

/** What lies in a folder: plain files, folders, and what is neither or cannot be taken. */
export type FolderLook = { files: SeenFile[]; folders: string[]; others: Problem[] };

/** Looks into a folder without following any link; a folder that is not there is empty. */
export async function lookInto(folder: string): Promise<FolderLook> {
  const look: FolderLook = { files: [], folders: [], others: [] };
  const names = await readdir(folder).catch((error: unknown) => {
    if (isMissing(error)) return [];
    throw error;
  });
  for (const name of names.sort((a, b) => (a < b ? -1 : 1))) {
    if (UNREADY.test(name)) continue;
    const path = join(folder, name);
    const found = await lstat(path).catch((error: unknown) => {
      if (isMissing(error)) return null;
      throw error;
    });
    if (found?.isFile()) {
      const { size, mtimeMs, ino } = found;
      look.files.push({ name, path, size, mtimeMs, ino });
    } else if (found?.isDirectory()) look.folders.push(name);
    else if (found) look.others.push(notAFile(name, found.isSymbolicLink() ? 'link' : 'other'));
    // Node reads a name that is not UTF-8 with replacement characters, and finds no file by that name.
    else if (name.includes('\uFFFD')) look.others.push(notAFile(name, 'name'));
  }
  return look;
}

export function notAFile(path: string, kind: 'folder' | 'link' | 'other' | 'name'): Problem {
  return { code: 'INBOX_NOT_A_FILE', params: { path, kind } };
}

/** True when a file operation failed because there is nothing of that name. */
export function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}
