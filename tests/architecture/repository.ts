import { readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Where the repository stands; tests name files relative to it. */
const root = fileURLToPath(new URL('../..', import.meta.url));

const OUTSIDE = new Set(['node_modules', 'dist', '.git', '.basira', '.out']);

/** One text file of the repository; `path` is relative to its root, with forward slashes. */
export interface TextFile {
  path: string;
  text: string;
}

/** Every file below `folder` ("" is the whole repository) but packages, builds and data, sorted. */
export function listFiles(folder = ''): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true })
    .filter((entry) => !OUTSIDE.has(entry.name))
    .flatMap((entry) => {
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
      return entry.isDirectory() ? listFiles(path) : [path];
    })
    .toSorted();
}

/** The text of one file of the repository. */
export function readText(path: string): string {
  return readFileSync(join(root, path), 'utf8');
}

/** True when the file or folder stands in the repository. */
export function exists(path: string): boolean {
  return statSync(join(root, path), { throwIfNoEntry: false }) !== undefined;
}

/** The files among `extensions`, read. */
export function readFiles(...extensions: string[]): TextFile[] {
  return listFiles()
    .filter((path) => extensions.some((extension) => path.endsWith(extension)))
    .map((path) => ({ path, text: readText(path) }));
}
