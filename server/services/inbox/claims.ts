import { copyFile, lstat, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Mapping } from '../../contract/mapping.ts';
import type { TableInputs } from '../../ingest/tables/open-tables.ts';
import { newImportId } from '../imports/import-id.ts';
import type { SeenFile } from './folder.ts';
import { isMissing, lookInto } from './folder.ts';
import { freeName } from './free-name.ts';

/** Where a source's taken files are until they are done; hidden, so that nobody drops a file there. */
const TAKEN = '.taken';
const NOTE = '.claim.json';
const TABLES = '.tables';

/**
 * A file that was taken from a source's inbox: it lies in a folder of its own, whose name is the id of its import.
 * Taking is one rename inside the inbox, so that a crash leaves the file either untaken or taken.
 */
export type Claim = {
  id: string;
  source: string;
  /** The inbox of the source. */
  folder: string;
  /** The claim's own folder. */
  place: string;
  /** The file's name, and where it is. */
  name: string;
  path: string;
  /** How the file looked when it was taken; null = the note was lost with the power. */
  looked: Pick<SeenFile, 'size' | 'mtimeMs'> | null;
  takenAt: number;
};

/** Takes a file out of its source's inbox. @throws Error (system) when it is gone or the folder cannot be written to */
export async function claim(
  source: string,
  folder: string,
  { name, path, size, mtimeMs }: SeenFile,
  takenAt: number,
): Promise<Claim> {
  const id = newImportId();
  const place = join(folder, TAKEN, id);
  await mkdir(place, { recursive: true });
  const note = JSON.stringify({ size, mtimeMs, takenAt });
  await writeFile(join(place, NOTE), note, { flush: true });
  const taken = join(place, name);
  await rename(path, taken);
  return { id, source, folder, place, name, path: taken, looked: { size, mtimeMs }, takenAt };
}

/** Claims that were not brought to their end, oldest first; what a crash left before anything was taken is cleared away. */
export async function openClaims(source: string, folder: string): Promise<Claim[]> {
  const ids = await readdir(join(folder, TAKEN)).catch((error: unknown) => {
    if (isMissing(error)) return [];
    throw error;
  });
  const claims: Claim[] = [];
  for (const id of ids) {
    const place = join(folder, TAKEN, id);
    const name = (await readdir(place)).find((one) => !one.startsWith('.'));
    if (name === undefined) {
      await rm(place, { recursive: true, force: true });
      continue;
    }
    const { looked, takenAt } = await readNote(place);
    claims.push({ id, source, folder, place, name, path: join(place, name), looked, takenAt });
  }
  return claims.sort((a, b) => a.takenAt - b.takenAt);
}

async function readNote(place: string): Promise<Pick<Claim, 'looked' | 'takenAt'>> {
  try {
    const note: unknown = JSON.parse(await readFile(join(place, NOTE), 'utf8'));
    if (typeof note === 'object' && note !== null) {
      const { size, mtimeMs, takenAt } = { size: 0, mtimeMs: 0, takenAt: 0, ...note };
      return { looked: { size, mtimeMs }, takenAt };
    }
  } catch {
    // Without its note a claim is carried on all the same.
  }
  return { looked: null, takenAt: 0 };
}

/** True when somebody went on writing the file after it was taken. */
export async function hasChanged({ path, looked }: Claim): Promise<boolean> {
  if (looked === null) return false;
  const { size, mtimeMs } = await lstat(path);
  return size !== looked.size || mtimeMs !== looked.mtimeMs;
}

/** Puts a file back into its inbox, to be taken again. */
export async function putBack({ folder, place, name, path }: Claim): Promise<void> {
  await rename(path, join(folder, await freeName(folder, name)));
  await drop(place);
}

/** Clears a claim away whose file has been moved on. */
export async function drop(place: string): Promise<void> {
  await rm(place, { recursive: true, force: true });
}

/**
 * Keeps copies of the files that a mapping joins, so that an import that goes on after a crash meets the same ones. Of
 * one that is not there the import says so.
 */
export async function keepTables(
  { folder, place, path }: Claim,
  { tables }: Mapping,
): Promise<TableInputs> {
  const { files } = await lookInto(folder);
  const kept = join(place, TABLES);
  await rm(kept, { recursive: true, force: true });
  for (const [table, { file, format }] of Object.entries(tables ?? {})) {
    const isOwnSheet = file === undefined && format?.sheet !== undefined;
    // Only a plain file of this folder: whoever may drop a mapping here must not read others with it.
    if (!isOwnSheet && !files.some(({ name }) => name === file)) continue;
    await mkdir(kept, { recursive: true });
    await copyFile(isOwnSheet ? path : join(folder, file ?? ''), join(kept, table));
  }
  return keptTables(place, tables);
}

/** The copies that were kept, by the name of the table; messages call them as the mapping does. */
export async function keptTables(place: string, tables: Mapping['tables']): Promise<TableInputs> {
  const kept = join(place, TABLES);
  const names = await readdir(kept).catch((error: unknown) => {
    if (isMissing(error)) return [];
    throw error;
  });
  return Object.fromEntries(
    names.map((table) => [
      table,
      { path: join(kept, table), name: tables?.[table]?.file ?? table },
    ]),
  );
}
