import { ownStorePath } from '#db/data-folder.ts';
import type { AuditFact } from '#db/queries/audit.ts';
import type { Accounts } from '../services/accounts/accounts.ts';
import { AuditLog } from '../services/accounts/audit.ts';
import { Passwords } from '../services/accounts/passwords.ts';
import { Throttle } from '../services/accounts/throttle.ts';
import { realChance } from '../services/accounts/tokens.ts';
import type { CommandContext } from './command.ts';
import { withStore } from './with-store.ts';

/** The accounts of a data folder for one piece of work, also beside a running server. */
export function withAccounts<T>(
  { environment: { dataDir }, now }: CommandContext,
  work: (accounts: Accounts) => Promise<T>,
): Promise<T> {
  return withStore(ownStorePath(dataDir), now, async (repository) => {
    const audit = new AuditLog(dataDir);
    const result = await work({
      repository,
      audit,
      passwords: new Passwords(realChance),
      throttle: new Throttle(),
      chance: realChance,
      now,
    });
    await audit.anchor(repository, now(), true);
    return result;
  });
}

/** Who acts, in the audit log, when a command is typed at the machine itself. */
export const CONSOLE = 'console';

/** A command of the command line as the audit log tells it. */
export function consoleFact(
  command: string,
  at: number,
  told: { target?: string; details?: AuditFact['details'] } = {},
): AuditFact {
  const { target = '', details = {} } = told;
  return { at, actor: CONSOLE, action: `command ${command}`, target, details };
}

/** Writes into the audit log that a command was given, before it is carried out. */
export async function noteAtConsole(
  context: CommandContext,
  command: string,
  told?: { target?: string; details?: AuditFact['details'] },
): Promise<void> {
  await withAccounts(context, ({ audit, repository }) =>
    audit.note(repository, consoleFact(command, context.now(), told)),
  );
}
