import { lockFolder } from '#db/data-folder.ts';
import type { Repository } from '#db/store/store.ts';
import { linkAll } from '../services/linker.ts';
import type { CommandContext } from './command.ts';

/** Links what is still to be linked, unless a running server does it; gives how many, null = the server's work. */
export async function linkRecords(
  context: CommandContext,
  repository: Repository,
): Promise<number | null> {
  const lock = lockFolder(context.environment.dataDir, 'linker');
  if (!lock) return null;
  try {
    const { terminal, words, now, signal } = context;
    const linked = await linkAll(repository, now, {
      signal,
      onProgress: (n) => terminal.progress(`${words.linking} ${n}`),
    });
    terminal.endProgress();
    return linked;
  } finally {
    lock.release();
  }
}
