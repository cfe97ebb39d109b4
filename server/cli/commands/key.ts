import { newKeySchema, keyRotationSchema } from '../../contract/accounts.ts';
import { AppError } from '../../domain/problem.ts';
import type { Accounts } from '../../services/accounts/accounts.ts';
import type { IssuedKey } from '../../services/accounts/api-keys.ts';
import { addKey, listKeys, revokeKey, rotateKey } from '../../services/accounts/api-keys.ts';
import { CONSOLE, withAccounts } from '../accounts-beside.ts';
import type { Arguments } from '../arguments.ts';
import type { Command, CommandContext } from '../command.ts';
import { filled } from '../words.ts';

const USAGE =
  'key list | add NAME [--ingest S,T] [--read A,B] [--days N] | rotate ID [--days N] | revoke ID';
const DAYS = 365;
const OVERLAP_DAYS = 7;

export const keyCommand: Command = {
  shape: { values: ['ingest', 'read', 'days'], files: [1, 2], usage: USAGE },
  run: (context, given) =>
    withAccounts(context, async (accounts) => {
      const [verb = '', what = ''] = given.files;
      await act(context, accounts, verb, what, given);
      return 0;
    }),
};

function notUnderstood(seen: string): AppError {
  return new AppError('COMMAND_ARGUMENTS', { seen, expected: USAGE });
}

async function act(
  { terminal, words }: CommandContext,
  accounts: Accounts,
  verb: string,
  what: string,
  { values }: Arguments,
): Promise<void> {
  const tell = ({ key, secret }: IssuedKey): void =>
    terminal.print(filled(words.keyOnce, { id: key.id, secret }));
  if (verb === 'list') {
    const keys = await listKeys(accounts);
    if (keys.length === 0) terminal.print(words.noKeys);
    for (const { id, name, prefix, scopes, expiresAt } of keys) {
      const until = new Date(expiresAt).toISOString();
      terminal.print([id, name, `${prefix}…`, JSON.stringify(scopes), until].join('\t'));
    }
    return;
  }
  if (what === '') throw notUnderstood(verb);
  const days = Number(values.get('days') ?? DAYS);
  switch (verb) {
    case 'add': {
      const read = values.get('read');
      const told = newKeySchema.safeParse({
        name: what,
        scopes: { ingest: listOf(values.get('ingest')), read: read ? listOf(read) : null },
        days,
      });
      if (!told.success) throw notUnderstood(what);
      return tell(await addKey(accounts, CONSOLE, told.data));
    }
    case 'rotate': {
      const told = keyRotationSchema.safeParse({ days, overlapDays: OVERLAP_DAYS });
      if (!told.success) throw notUnderstood(values.get('days') ?? '');
      return tell(await rotateKey(accounts, CONSOLE, what, told.data));
    }
    case 'revoke':
      await revokeKey(accounts, CONSOLE, what);
      terminal.print(filled(words.changed, { what }));
      return;
    default:
      throw notUnderstood(verb);
  }
}

function listOf(text: string | undefined): string[] {
  return (text ?? '').split(',').filter((one) => one !== '');
}
