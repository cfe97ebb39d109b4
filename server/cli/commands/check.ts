import { shownStorePath } from '#db/data-folder.ts';
import { checkAll, isClean } from '../../services/check.ts';
import type { Command } from '../command.ts';
import { grouped } from '../import-text.ts';
import { withExistingStore } from '../with-store.ts';

const SHOWN = 50;

export const checkCommand: Command = {
  shape: { files: [0, 0], usage: 'check' },
  run: async ({ environment, terminal, words, now }) => {
    const path = shownStorePath(environment.dataDir);
    terminal.progress(words.checking);
    const found = await withExistingStore(path, now, checkAll);
    terminal.endProgress();
    terminal.print(`${words.rows.file}: ${path}`);
    terminal.print(`${words.rows.records}: ${grouped(found.records)}`);
    terminal.print(`${words.rows.cells}: ${grouped(found.cells)}`);
    if (found.linkDifferences === null) terminal.print(words.linksWaiting);
    if (isClean(found)) {
      terminal.print(words.clean);
      return 0;
    }
    const links = found.linkDifferences ?? [];
    terminal.print(`${words.differences} ${found.cellDifferences.length + links.length}`);
    for (const one of found.cellDifferences.slice(0, SHOWN)) terminal.print(JSON.stringify(one));
    for (const one of links.slice(0, SHOWN)) terminal.print(JSON.stringify(one));
    return 1;
  },
};
