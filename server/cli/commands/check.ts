import { shownStorePath } from '#db/data-folder.ts';
import { checkAll, differencesOf } from '../../services/check.ts';
import { noted } from '../../services/operations/noted.ts';
import type { Command } from '../command.ts';
import { grouped } from '../import-text.ts';
import { withExistingStore } from '../with-store.ts';

const SHOWN = 50;

export const checkCommand: Command = {
  shape: { files: [0, 0], usage: 'check' },
  run: async ({ environment, terminal, words, now }) => {
    const path = shownStorePath(environment.dataDir);
    terminal.progress(words.checking);
    const found = await withExistingStore(path, now, (repository) =>
      noted(
        { repository, now, held: null },
        'check',
        () => checkAll(repository),
        (one) => ({
          records: one.records,
          differences: differencesOf(one).length,
        }),
      ),
    );
    terminal.endProgress();
    terminal.print(`${words.rows.file}: ${path}`);
    terminal.print(`${words.rows.records}: ${grouped(found.records)}`);
    terminal.print(`${words.rows.cells}: ${grouped(found.cells)}`);
    terminal.print(`${words.rows.texts}: ${grouped(found.texts)}`);
    if (found.linkDifferences === null) terminal.print(words.linksWaiting);
    if (found.textDifferences === null) terminal.print(words.textsWaiting);
    const differences = differencesOf(found);
    if (differences.length === 0) {
      terminal.print(words.clean);
      return 0;
    }
    terminal.print(`${words.differences} ${differences.length}`);
    for (const one of differences.slice(0, SHOWN)) terminal.print(JSON.stringify(one));
    return 1;
  },
};
