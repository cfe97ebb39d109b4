import { createInterface } from 'node:readline/promises';
import { lockFolder, ownStorePath } from '#db/data-folder.ts';
import type { Erasure } from '#db/queries/erasures.ts';
import type { Repository } from '#db/store/store.ts';
import { AppError } from '../../domain/problem.ts';
import { AuditLog } from '../../services/accounts/audit.ts';
import { askErasure } from '../../services/erasure/ask.ts';
import { eraseOpen } from '../../services/erasure/erase.ts';
import type { EraseDeps } from '../../services/erasure/erase.ts';
import { filesBeside } from '../../services/erasure/files-beside.ts';
import { lookBeforeErasing } from '../../services/erasure/preview.ts';
import { CONSOLE } from '../accounts-beside.ts';
import type { Command, CommandContext } from '../command.ts';
import { grouped } from '../import-text.ts';
import { percent } from '../terminal.ts';
import { withExistingStore } from '../with-store.ts';
import { filled } from '../words.ts';

const USAGE = 'erase CUSTOMER [--yes]';
const LOOK_AGAIN_MS = 500;

export const eraseCommand: Command = {
  shape: { flags: ['yes'], files: [1, 1], usage: USAGE },
  run: async (context, { files: [given = ''], flags }) => {
    // An id that is typed as a word stays in the shell's history.
    const customer = given === '-' ? await firstLine() : given;
    if (customer === '') throw new AppError('COMMAND_ARGUMENTS', { seen: given, expected: USAGE });
    const { environment, now } = context;
    const { dataDir } = environment;
    const store = ownStorePath(dataDir);
    return withExistingStore(store, now, async (repository) => {
      const files = filesBeside(dataDir, store, repository);
      if (!flags.has('yes')) {
        printPreview(context, await lookBeforeErasing(repository, files, customer));
        return 0;
      }
      const deps = { repository, audit: new AuditLog(dataDir), now, files };
      const asked = await askErasure(deps, { customer, confirm: customer, by: CONSOLE });
      const done = await carryOut(context, deps, asked.id);
      await deps.audit.anchor(repository, now(), true);
      return done ? 0 : 1;
    });
  },
};

async function firstLine(): Promise<string> {
  const lines = createInterface({ input: process.stdin });
  for await (const line of lines) {
    lines.close();
    return line;
  }
  return '';
}

function printPreview(
  { terminal, words }: CommandContext,
  { sources, isErased, files }: Awaited<ReturnType<typeof lookBeforeErasing>>,
): void {
  if (isErased) terminal.print(words.erasedBefore);
  for (const { source, records } of sources) {
    terminal.print(`${words.rows.records} (${source}): ${grouped(records)}`);
  }
  if (sources.length === 0) terminal.print(words.eraseNothing);
  for (const path of files.gone) terminal.print(filled(words.fileGoes, { path }));
  for (const path of files.left) terminal.print(filled(words.fileLeft, { path }));
  terminal.print(filled(words.eraseHow, { usage: USAGE }));
}

/** Erases, or waits for the server that does; true when it is over. */
async function carryOut(context: CommandContext, deps: EraseDeps, id: string): Promise<boolean> {
  const { terminal, words, signal, environment } = context;
  for (;;) {
    const lock = lockFolder(environment.dataDir, 'linker');
    try {
      if (lock) await eraseOpen(deps, signal);
    } finally {
      lock?.release();
    }
    const erasure = await read(deps.repository, id);
    if (erasure.state === 'done') {
      terminal.endProgress();
      printDone(context, erasure);
      return true;
    }
    if (signal.aborted) return false;
    terminal.progress(`${words.erasing} ${percent(erasure.looked, Math.max(1, erasure.total))}`);
    await new Promise((resolve) => {
      setTimeout(resolve, LOOK_AGAIN_MS);
    });
  }
}

async function read(repository: Repository, id: string): Promise<Erasure> {
  const found = await repository.read('readErasure', { id });
  if (!found) throw new AppError('NOT_FOUND', { seen: id });
  return found;
}

function printDone({ terminal, words }: CommandContext, erasure: Erasure): void {
  terminal.print(filled(words.erased, { id: erasure.id }));
  terminal.print(`${words.rows.records}: ${grouped(erasure.records)}`);
  terminal.print(`${words.rows.texts}: ${grouped(erasure.texts)}`);
  for (const path of erasure.filesGone) terminal.print(filled(words.fileGone, { path }));
  for (const path of erasure.filesLeft) terminal.print(filled(words.fileLeft, { path }));
}
