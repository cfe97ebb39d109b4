import type { LinkWish, Person, PersonChange } from '#db/queries/people.ts';
import type { Rights } from '../../domain/access/principal.ts';
import type { LinkPurpose } from '../../domain/access/roles.ts';
import { AppError } from '../../domain/problem.ts';
import type { Accounts } from './accounts.ts';
import { sealedFact } from './accounts.ts';
import { checkRights } from './departments.ts';
import { checkPassword } from './passwords.ts';
import { hashOf, newId, newToken } from './tokens.ts';

const HOUR = 3_600_000;
/** How long a link holds, in ms. The first administrator's ends with the server that printed it. */
const LINK_MS: Readonly<Record<LinkPurpose, number>> = {
  first_administrator: 30 * 24 * HOUR,
  invitation: 7 * 24 * HOUR,
  password_reset: 24 * HOUR,
};

/** Somebody new, as an administrator describes them. */
export type NewPerson = { email: string; name: string; rights: Rights };

/** A one-time link's token, told once, and until when it holds (UTC ms). */
export type IssuedLink = { token: string; expiresAt: number };

/** A new token, and the link it opens as it is asked for. */
function wishFor({ chance, now }: Accounts): { token: string; wish: LinkWish } {
  const token = newToken(chance);
  const until = {
    first_administrator: now() + LINK_MS.first_administrator,
    invitation: now() + LINK_MS.invitation,
    password_reset: now() + LINK_MS.password_reset,
  };
  return { token, wish: { id: hashOf(token), until } };
}

/**
 * Invites somebody; the link is shown to whoever invites. `actor` is an id for the audit log.
 * @throws AppError EMAIL_TAKEN, RIGHTS_INVALID
 */
export async function invite(
  accounts: Accounts,
  actor: string,
  { email, name, rights }: NewPerson,
): Promise<{ person: Person; link: IssuedLink }> {
  checkRights(rights);
  const person: Person = {
    id: newId(accounts.chance),
    email: email.toLowerCase(),
    name,
    rights,
    state: 'invited',
    createdAt: accounts.now(),
    signedInAt: null,
  };
  const { token, wish } = wishFor(accounts);
  const expiresAt = wish.until.invitation;
  const link = { id: wish.id, purpose: 'invitation', personId: person.id, expiresAt } as const;
  const fact = { actor, action: 'person.invite', target: person.id, details: { ...rights } };
  await accounts.repository.write('invitePerson', {
    person,
    link,
    audited: sealedFact(accounts, fact),
  });
  return { person, link: { token, expiresAt } };
}

/**
 * A new link for somebody: to come in at last (invited) or to choose a new password (active).
 * @throws AppError NOT_FOUND, PERSON_DISABLED
 */
export async function issueLink(
  accounts: Accounts,
  actor: string,
  personId: string,
): Promise<IssuedLink> {
  const { token, wish } = wishFor(accounts);
  const fact = { actor, action: 'link.issue', target: personId, details: {} };
  const audited = sealedFact(accounts, fact);
  const link = await accounts.repository.write('issueLink', { personId, wish, audited });
  if (!link) throw new AppError('NOT_FOUND', { seen: personId });
  return { token, expiresAt: link.expiresAt };
}

/** The first administrator's link, in the place of any printed before; null when somebody administers already. */
export async function issueFirstLink(accounts: Accounts): Promise<IssuedLink | null> {
  const { token, wish } = wishFor(accounts);
  const fact = { actor: 'console', action: 'link.issue', target: '', details: {} };
  const audited = sealedFact(accounts, fact);
  const link = await accounts.repository.write('issueFirstLink', { wish, audited });
  return link && { token, expiresAt: link.expiresAt };
}

/** What somebody is told who opens a link. @throws AppError LINK_GONE for one that is unknown, used or over: no difference */
export async function lookAtLink(
  { repository, now }: Accounts,
  token: string,
): Promise<{ purpose: LinkPurpose; email: string | null; name: string | null }> {
  const found = await repository.read('findLink', { id: hashOf(token), now: now() });
  if (!found) throw new AppError('LINK_GONE');
  const { link, person } = found;
  return {
    purpose: link.purpose,
    email: person?.email ?? null,
    name: link.purpose === 'invitation' ? (person?.name ?? null) : null,
  };
}

/** What somebody gives who uses a link: the first administrator all of it, others a password. */
export type LinkUse = {
  token: string;
  password: string;
  email?: string | undefined;
  name?: string | undefined;
};

/**
 * Uses a link up: the person has a password then and may sign in with it.
 * @throws AppError LINK_GONE, PASSWORD_WEAK, EMAIL_TAKEN, REQUEST_INVALID
 */
export async function redeemLink(accounts: Accounts, use: LinkUse): Promise<Person> {
  const { repository, chance, now, passwords } = accounts;
  const { purpose, email: known } = await lookAtLink(accounts, use.token);
  const email = (known ?? use.email ?? '').toLowerCase();
  const name = use.name?.trim() ?? '';
  const isFirst = purpose === 'first_administrator';
  if (isFirst && (email === '' || name === '')) {
    const field = email === '' ? 'email' : 'name';
    throw new AppError('REQUEST_INVALID', { field, fault: 'missing', expected: 'string' });
  }
  await checkPassword(use.password, email);
  const newcomer: Person = {
    id: newId(chance),
    email,
    name,
    rights: { role: 'administrator', departments: [] },
    state: 'active',
    createdAt: now(),
    signedInAt: null,
  };
  const fact = { actor: '', action: 'link.redeem', target: '', details: {} };
  const person = await repository.write('redeemLink', {
    id: hashOf(use.token),
    now: now(),
    password: await passwords.hash(use.password),
    newcomer: isFirst ? newcomer : null,
    name: purpose === 'invitation' && name !== '' ? name : null,
    audited: sealedFact(accounts, fact),
  });
  if (!person) throw new AppError('LINK_GONE');
  return person;
}

/** Changes a person. @throws AppError NOT_FOUND, RIGHTS_INVALID, LAST_ADMINISTRATOR */
export async function changePerson(
  accounts: Accounts,
  actor: string,
  id: string,
  change: PersonChange,
): Promise<Person> {
  if (change.rights) checkRights(change.rights);
  const { name, ...told } = change;
  // Names are no part of the log: it says only that one was changed.
  const details = { ...told.rights, state: told.state ?? null, renamed: name !== undefined };
  const fact = { actor, action: 'person.change', target: id, details };
  const person = await accounts.repository.write('changePerson', {
    id,
    change,
    audited: sealedFact(accounts, fact),
  });
  if (!person) throw new AppError('NOT_FOUND', { seen: id });
  return person;
}

/** Where a link leads within Basira. The token stands behind `#`, which browsers never send. */
export function linkPath(token: string): string {
  return `/join#${token}`;
}
