import { demoStorePath, shownStorePath } from '#db/data-folder.ts';
import { AppError } from '../../domain/problem.ts';
import { fillDemo } from '../../services/demo.ts';
import { indexWaitingTexts } from '../../services/texts.ts';
import type { Command } from '../command.ts';
import { linkRecords } from '../link-records.ts';
import { percent } from '../terminal.ts';
import { withStore } from '../with-store.ts';
import { filled } from '../words.ts';

export const migrateCommand: Command = {
  shape: { files: [0, 0], usage: 'migrate' },
  run: async ({ environment, terminal, words, now }) => {
    const path = shownStorePath(environment.dataDir);
    // Opening a store migrates it; what only code can bring into shape follows.
    await withStore(path, now, (repository) => indexWaitingTexts(repository));
    terminal.print(filled(words.migrated, { path }));
    return 0;
  },
};

/** Seed of a demonstration that nobody chose one for. */
export const DEFAULT_SEED = 20_261;

export const demoCommand: Command = {
  shape: { values: ['seed'], files: [0, 0], usage: 'demo [--seed N]' },
  run: async (context, { values }) => {
    const { environment, terminal, words, now } = context;
    const given = values.get('seed') ?? String(DEFAULT_SEED);
    if (!/^\d{1,9}$/.test(given)) {
      throw new AppError('COMMAND_ARGUMENTS', {
        seen: `--seed ${given}`,
        expected: 'demo --seed 1',
      });
    }
    const path = demoStorePath(environment.dataDir);
    await withStore(path, now, async (repository) => {
      await fillDemo(repository, now, { seed: Number(given) }, (share) =>
        terminal.progress(`${words.filling} ${percent(share, 1)}`),
      );
      await linkRecords(context, repository);
    });
    terminal.endProgress();
    terminal.print(filled(words.demoReady, { path }));
    return 0;
  },
};

export const benchCommand: Command = {
  shape: { files: [0, 0], usage: 'bench' },
  run: ({ terminal, words }) => {
    terminal.print(words.bench);
    return Promise.resolve(0);
  },
};

export const helpCommand: Command = {
  shape: { files: [0, 0], usage: 'help' },
  run: ({ terminal, words }) => {
    terminal.print(words.help);
    return Promise.resolve(0);
  },
};
