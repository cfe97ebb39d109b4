import { access, constants } from 'node:fs/promises';
import { join } from 'node:path';
import type { Repository } from '#db/store/store.ts';
import type { Mapping } from '../../contract/mapping.ts';
import { tokenSchema } from '../../contract/mapping.ts';
import { AppError } from '../../domain/problem.ts';
import type { Problem } from '../../domain/problem.ts';
import type { Claim } from './claims.ts';
import { openClaims } from './claims.ts';
import type { FolderLook, SeenFile } from './folder.ts';
import { DONE, lookInto, MAPPING_FILE, notAFile, REJECTED } from './folder.ts';
import { folderMapping } from './folder-mapping.ts';

/** The inbox of one source as it lies there. */
export type SourceFolder = {
  name: string;
  folder: string;
  /** Files that wait to be imported. */
  files: SeenFile[];
  /** Files that the others are read by: the mapping, joined tables. They stay. */
  beside: SeenFile[];
  /** Null = nothing can be taken; `problems` says why. */
  mapping: Mapping | null;
  /** Files taken earlier that were not brought to their end. */
  claims: Claim[];
  problems: Problem[];
};

/** Looks into a source's folder. What is wrong with it is part of the answer, not an error. */
export async function lookIntoSource(
  repository: Repository,
  root: string,
  name: string,
): Promise<SourceFolder> {
  const folder = join(root, name);
  const nothing = { name, folder, files: [], beside: [], mapping: null, claims: [] };
  if (!tokenSchema.safeParse(name).success) {
    const params = { seen: name, expected: 'a–z 0–9 -_. (1–60)', example: 'help-desk' };
    return { ...nothing, problems: [{ code: 'INBOX_FOLDER_INVALID', params }] };
  }
  try {
    const look = await lookInto(folder);
    const problems = strangers(look);
    const claims = await openClaims(name, folder);
    if (look.files.length === 0) return { ...nothing, claims, problems };
    await access(folder, constants.W_OK);
    const { mapping, problem } = await mappingOr(repository, name, look);
    if (problem) problems.push(problem);
    const kept = new Set([MAPPING_FILE, ...tableFiles(mapping)]);
    return {
      name,
      folder,
      files: look.files.filter((file) => !kept.has(file.name)),
      beside: look.files.filter((file) => kept.has(file.name)),
      mapping,
      claims,
      problems,
    };
  } catch (error) {
    if (!isForbidden(error)) throw error;
    return { ...nothing, problems: [{ code: 'STORE_READ_ONLY', params: { path: folder } }] };
  }
}

function strangers({ folders, others }: FolderLook): Problem[] {
  return [
    ...folders
      .filter((name) => name !== DONE && name !== REJECTED)
      .map((name) => notAFile(name, 'folder')),
    ...others,
  ];
}

async function mappingOr(
  repository: Repository,
  source: string,
  look: FolderLook,
): Promise<{ mapping: Mapping | null; problem: Problem | null }> {
  try {
    return { mapping: await folderMapping(repository, source, look), problem: null };
  } catch (error) {
    if (!isAboutMapping(error)) throw error;
    return { mapping: null, problem: error.problem };
  }
}

/** True when a folder has no mapping that can be used. */
export function isAboutMapping(error: unknown): error is AppError {
  return error instanceof AppError && /^(INBOX_MAPPING|MAPPING|ZONE)_/.test(error.problem.code);
}

function tableFiles(mapping: Mapping | null): string[] {
  return Object.values(mapping?.tables ?? {}).flatMap(({ file }) => file ?? []);
}

function isForbidden(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return ['EACCES', 'EPERM', 'EROFS'].includes(code);
}
