import { AppError } from '../../domain/problem.ts';
import { verifyAudit } from '../../services/accounts/audit.ts';
import { withAccounts } from '../accounts-beside.ts';
import type { Command } from '../command.ts';
import { filled } from '../words.ts';

const USAGE = 'audit verify';

export const auditCommand: Command = {
  shape: { files: [1, 1], usage: USAGE },
  run: (context, { files: [verb = ''] }) => {
    if (verb !== 'verify') throw new AppError('COMMAND_ARGUMENTS', { seen: verb, expected: USAGE });
    const { terminal, words, environment } = context;
    return withAccounts(context, async ({ repository }) => {
      const { entries, anchors, broken } = await verifyAudit(repository, environment.dataDir);
      terminal.print(
        broken
          ? filled(words.auditBroken, { entries, seq: broken.seq, fault: broken.fault })
          : filled(words.auditWhole, { entries, anchors }),
      );
      return broken ? 1 : 0;
    });
  },
};
