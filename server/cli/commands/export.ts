import { existsSync } from 'node:fs';
import { shownStorePath } from '#db/data-folder.ts';
import { exportRecords } from '../../services/export.ts';
import { noteAtConsole } from '../accounts-beside.ts';
import type { Command } from '../command.ts';
import { withExistingStore } from '../with-store.ts';

export const exportCommand: Command = {
  shape: { files: [0, 0], usage: 'export > FILE.ndjson' },
  run: async (context) => {
    const { environment, terminal, now, signal } = context;
    // Found before the log is opened, which makes a store where there is none.
    const path = shownStorePath(environment.dataDir);
    if (existsSync(path)) await noteAtConsole(context, 'export');
    await withExistingStore(path, now, async (repository) => {
      for await (const record of exportRecords(repository)) {
        if (signal.aborted) return;
        terminal.print(JSON.stringify(record));
      }
    });
    return signal.aborted ? 1 : 0;
  },
};
