import { existsSync, mkdirSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { backUp, restore } from '#db/backup.ts';
import type { BackupFacts } from '#db/backup.ts';
import type { FolderLock, LockName } from '#db/data-folder.ts';
import { lockFolder, ownStorePath, shownStorePath } from '#db/data-folder.ts';
import { AppError } from '../../domain/problem.ts';
import { AuditLog } from '../../services/accounts/audit.ts';
import { eraseOpen } from '../../services/erasure/erase.ts';
import { reopenErasures } from '../../services/erasure/repeat.ts';
import { consoleFact, noteAtConsole, withAccounts } from '../accounts-beside.ts';
import type { Command, CommandContext } from '../command.ts';
import { grouped } from '../import-text.ts';
import { withStore } from '../with-store.ts';
import { filled } from '../words.ts';

export const backupCommand: Command = {
  shape: { files: [1, 1], usage: 'backup FILE' },
  run: async (context, { files }) => {
    const { environment, terminal, words } = context;
    const store = shownStorePath(environment.dataDir);
    if (!existsSync(store)) throw new AppError('FILE_MISSING', { path: store, reason: 'ENOENT' });
    const target = resolve(files[0] ?? '');
    mkdirSync(dirname(target), { recursive: true });
    await noteAtConsole(context, 'backup');
    terminal.progress(words.checking);
    const facts = await backUp(store, target);
    terminal.endProgress();
    printFacts(context, facts);
    terminal.print(filled(words.backedUp, { path: target }));
    return 0;
  },
};

export const restoreCommand: Command = {
  shape: {
    values: ['erasures'],
    flags: ['without-erasures'],
    files: [1, 1],
    usage: 'restore FILE [--erasures FILE] [--without-erasures]',
  },
  run: async (context, { files, values, flags }) => {
    const { environment, terminal, words, now } = context;
    const store = ownStorePath(environment.dataDir);
    const locks = takeAll(environment.dataDir);
    try {
      const hadData = existsSync(store);
      terminal.progress(words.checking);
      const ledger = values.get('erasures');
      if (ledger !== undefined && !existsSync(ledger)) {
        throw new AppError('FILE_MISSING', { path: ledger, reason: 'ENOENT' });
      }
      const audit = new AuditLog(environment.dataDir);
      const fact = consoleFact('restore', now());
      const facts = await restore(resolve(files[0] ?? ''), store, {
        now: now(),
        audited: audit.sealed(fact),
        ledgers: ledger === undefined ? [] : [resolve(ledger)],
        prepare: (copy) => eraseAgain(context, copy, flags.has('without-erasures')),
      });
      await withAccounts(context, ({ repository }) => audit.anchor(repository, now(), true));
      terminal.endProgress();
      printFacts(context, facts);
      terminal.print(words.restored);
      if (hadData) terminal.print(filled(words.oldKept, { path: `${store}.before-restore` }));
      return 0;
    } finally {
      for (const lock of locks) lock.release();
    }
  },
};

/** Erases those again in a copy who were erased since. @throws AppError ERASURE_LEDGER_MISSING */
function eraseAgain(
  { environment: { dataDir }, now, terminal, words }: CommandContext,
  copy: string,
  without: boolean,
): Promise<void> {
  return withStore(copy, now, async (repository) => {
    if (without) await repository.write('dropUnlisted', undefined);
    const { listed, known } = await repository.read('readLedger', undefined);
    if (listed < known) {
      throw new AppError('ERASURE_LEDGER_MISSING', { seen: listed, expected: known });
    }
    const again = await reopenErasures(repository, now());
    await eraseOpen({ repository, audit: new AuditLog(dataDir), now, files: null });
    terminal.endProgress();
    if (again > 0) terminal.print(filled(words.erasedAgain, { n: again }));
  });
}

function printFacts({ terminal, words }: CommandContext, { bytes, records }: BackupFacts): void {
  terminal.print(`${words.rows.records}: ${grouped(records)}`);
  terminal.print(`${words.rows.size}: ${grouped(bytes)}`);
}

const ALL_LOCKS: readonly LockName[] = ['server', 'linker', 'import', 'inbox'];

/** Keeps everybody else away from the folder. @throws AppError STORE_BUSY { path } */
function takeAll(folder: string): FolderLock[] {
  const held: FolderLock[] = [];
  for (const name of ALL_LOCKS) {
    const lock = lockFolder(folder, name);
    if (!lock) {
      for (const one of held) one.release();
      throw new AppError('STORE_BUSY', { path: folder });
    }
    held.push(lock);
  }
  return held;
}
