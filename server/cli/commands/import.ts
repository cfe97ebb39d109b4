import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { lockFolder, ownStorePath } from '#db/data-folder.ts';
import type { Import } from '#db/queries/imports.ts';
import type { Repository } from '#db/store/store.ts';
import type { Mapping } from '../../contract/mapping.ts';
import { AppError } from '../../domain/problem.ts';
import { readMapping } from '../../ingest/mapping.ts';
import { parseMapping } from '../../ingest/mapping-text.ts';
import { isAllRefused } from '../../services/imports/all-refused.ts';
import { readCalendarSettings } from '../../services/imports/calendar-settings.ts';
import { dryRun } from '../../services/imports/dry-run.ts';
import { headerChanges } from '../../services/imports/header-changes.ts';
import { headerOf } from '../../services/imports/header.ts';
import { beginImport, runImport } from '../../services/imports/run.ts';
import { noteAtConsole } from '../accounts-beside.ts';
import type { Command, CommandContext } from '../command.ts';
import { dryRunText, importText } from '../import-text.ts';
import { linkRecords } from '../link-records.ts';
import { percent } from '../terminal.ts';
import { filled } from '../words.ts';
import { tablesBeside } from '../tables-beside.ts';
import { withStore } from '../with-store.ts';

const REJECTS_SHOWN = 20;

export const importCommand: Command = {
  shape: {
    values: ['mapping'],
    flags: ['dry-run'],
    files: [1, 1000],
    usage: 'import FILE… --mapping M.json [--dry-run]',
  },
  run: async (context, { values, flags, files }) => {
    const path = values.get('mapping');
    if (path === undefined) {
      throw new AppError('MAPPING_MISSING', { expected: importCommand.shape.usage });
    }
    const mapping = readMapping(await readJson(path));
    const { dataDir } = context.environment;
    const lock = lockFolder(dataDir, 'import');
    if (!lock) throw new AppError('STORE_BUSY', { path: dataDir });
    let isAllWell = true;
    try {
      if (!flags.has('dry-run')) {
        const details = { files: files.length };
        await noteAtConsole(context, 'import', { target: mapping.source, details });
      }
      await withStore(ownStorePath(dataDir), context.now, async (repository) => {
        for (const file of files) {
          if (flags.has('dry-run')) await tryFile(context, repository, file, mapping);
          else if (!(await importFile(context, repository, file, mapping))) isAllWell = false;
        }
        if (!flags.has('dry-run')) await link(context, repository);
      });
    } finally {
      lock.release();
    }
    return context.signal.aborted || !isAllWell ? 1 : 0;
  },
};

/** @throws AppError FILE_MISSING, FILE_IS_DIRECTORY, MAPPING_NOT_JSON */
async function readJson(path: string): Promise<unknown> {
  const text = await readFile(path, 'utf8').catch((cause: unknown) => {
    const reason = cause instanceof Error && 'code' in cause ? String(cause.code) : 'unknown';
    throw new AppError(reason === 'EISDIR' ? 'FILE_IS_DIRECTORY' : 'FILE_MISSING', {
      path,
      reason,
    });
  });
  return parseMapping(text, path);
}

async function tryFile(
  { terminal, words, language, now }: CommandContext,
  repository: Repository,
  file: string,
  mapping: Mapping,
): Promise<void> {
  const input = { path: file };
  const inputs = tablesBeside(mapping, file);
  const onProgress = (share: number): void =>
    terminal.progress(`${words.reading} ${basename(file)} ${percent(share, 1)}`);
  const result = await dryRun(repository, input, mapping, now(), inputs, onProgress);
  terminal.endProgress();
  const header = await headerOf({ ...result, input, inputs, mapping });
  const changes = await headerChanges(repository, { source: mapping.source, mapping, header });
  const zone = await ownZone(repository);
  terminal.print(dryRunText(words, language, file, result, { changes, mapping, zone }));
}

/** Imports a file and prints what came of it; false = every row of it was refused. */
async function importFile(
  context: CommandContext,
  repository: Repository,
  file: string,
  mapping: Mapping,
): Promise<boolean> {
  const { terminal, words, language, now, signal } = context;
  const input = { path: file };
  const tables = tablesBeside(mapping, file);
  terminal.progress(`${words.reading} ${basename(file)}`);
  const job = await beginImport({
    repository,
    now,
    input,
    tables,
    fileName: basename(file),
    mapping,
  });
  if (job.position > 0) terminal.say(words.resumed);
  const begun = now();
  const done = await runImport(
    {
      repository,
      now,
      input,
      tables,
      signal,
      onProgress: ({ position, size }) =>
        terminal.progress(`${words.importing} ${basename(file)} ${percent(position, size)}`),
    },
    job,
  ).catch(async (error: unknown) => {
    terminal.endProgress();
    await sayIfTakenBack(context, repository, job);
    throw error;
  });
  terminal.endProgress();
  const rejects = await repository.read('readRejects', {
    id: job.id,
    after: -1,
    limit: REJECTS_SHOWN,
  });
  const changes = await headerChanges(repository, done);
  const seconds = (now() - begun) / 1000;
  const zone = await ownZone(repository);
  terminal.print(importText(words, language, done, { changes, rejects, seconds, zone }));
  const isRefused = isAllRefused(done);
  if (isRefused) terminal.say(words.allRefused);
  return !isRefused;
}

async function ownZone(repository: Repository): Promise<string> {
  return readCalendarSettings(await repository.read('readSettings', undefined)).zone;
}

async function sayIfTakenBack(
  { terminal, words }: CommandContext,
  repository: Repository,
  { id }: Import,
): Promise<void> {
  const job = await repository.read('readImport', { id }).catch(() => null);
  if (job?.state === 'failed') terminal.say(words.takenBack);
}

async function link(context: CommandContext, repository: Repository): Promise<void> {
  const { terminal, words } = context;
  const linked = await linkRecords(context, repository);
  if (linked === null) terminal.say(words.linkedLater);
  else if (linked > 0)
    terminal.print(filled('{label}: {n}', { label: words.rows.linked, n: linked }));
}
