import { shownStorePath } from '#db/data-folder.ts';
import { exportRecords } from '../../services/export.ts';
import type { Command } from '../command.ts';
import { withExistingStore } from '../with-store.ts';

export const exportCommand: Command = {
  shape: { files: [0, 0], usage: 'export > FILE.ndjson' },
  run: async ({ environment, terminal, now, signal }) => {
    await withExistingStore(shownStorePath(environment.dataDir), now, async (repository) => {
      for await (const record of exportRecords(repository)) {
        if (signal.aborted) return;
        terminal.print(JSON.stringify(record));
      }
    });
    return signal.aborted ? 1 : 0;
  },
};
