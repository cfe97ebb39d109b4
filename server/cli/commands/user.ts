import type { Person } from '#db/queries/people.ts';
import { invitationSchema } from '../../contract/accounts.ts';
import type { Accounts } from '../../services/accounts/accounts.ts';
import type { IssuedLink } from '../../services/accounts/people.ts';
import { changePerson, invite, issueLink, linkPath } from '../../services/accounts/people.ts';
import { AppError } from '../../domain/problem.ts';
import { CONSOLE, withAccounts } from '../accounts-beside.ts';
import type { Arguments } from '../arguments.ts';
import type { Command, CommandContext } from '../command.ts';
import { filled } from '../words.ts';

const USAGE =
  'user list | add EMAIL --name N --role R [--departments A,B] | link EMAIL | disable EMAIL | enable EMAIL';

export const userCommand: Command = {
  shape: { values: ['name', 'role', 'departments'], files: [1, 2], usage: USAGE },
  run: (context, given) =>
    withAccounts(context, async (accounts) => {
      const [verb = '', email = ''] = given.files;
      await act(context, accounts, verb, email.toLowerCase(), given);
      return 0;
    }),
};

function notUnderstood(seen: string): AppError {
  return new AppError('COMMAND_ARGUMENTS', { seen, expected: USAGE });
}

async function act(
  context: CommandContext,
  accounts: Accounts,
  verb: string,
  email: string,
  given: Arguments,
): Promise<void> {
  const { terminal, words } = context;
  if (verb === 'list') {
    const people = await accounts.repository.read('listPeople', undefined);
    if (people.length === 0) terminal.print(words.nobody);
    for (const person of people) terminal.print(lineOf(person));
    return;
  }
  if (email === '') throw notUnderstood(verb);
  switch (verb) {
    case 'add': {
      const { person, link } = await invite(accounts, CONSOLE, invitationOf(email, given));
      return tellLink(context, person.email, link);
    }
    case 'link': {
      const { id } = await personOf(accounts, email);
      return tellLink(context, email, await issueLink(accounts, CONSOLE, id));
    }
    case 'disable':
    case 'enable': {
      const { id } = await personOf(accounts, email);
      const state = verb === 'enable' ? 'active' : 'disabled';
      const person = await changePerson(accounts, CONSOLE, id, { state });
      terminal.print(filled(words.changed, { what: lineOf(person) }));
      return;
    }
    default:
      throw notUnderstood(verb);
  }
}

function invitationOf(email: string, { values }: Arguments) {
  const told = {
    email,
    name: values.get('name') ?? email,
    rights: {
      role: values.get('role') ?? '',
      departments: (values.get('departments') ?? '').split(',').filter((key) => key !== ''),
    },
  };
  const read = invitationSchema.safeParse(told);
  if (!read.success) throw notUnderstood(`${email} ${told.rights.role}`);
  return read.data;
}

async function personOf(accounts: Accounts, email: string): Promise<Person> {
  const found = await accounts.repository.read('findPersonByEmail', { email });
  if (!found) throw new AppError('NOT_FOUND', { seen: email });
  return found.person;
}

function lineOf({ email, name, rights, state }: Person): string {
  return [email, name, rights.role, rights.departments.join(','), state].join('\t');
}

function tellLink(
  { terminal, words, environment }: CommandContext,
  email: string,
  { token, expiresAt }: IssuedLink,
): void {
  const { publicUrl, host, port } = environment;
  const url = (publicUrl ?? `http://${host}:${port}`) + linkPath(token);
  const until = new Date(expiresAt).toISOString();
  terminal.print(filled(words.linkFor, { email, until, url }));
}
