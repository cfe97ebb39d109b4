import { isDeepStrictEqual } from 'node:util';
import type { Person } from '#db/queries/people.ts';
import type { Session } from '#db/queries/sessions.ts';
import type { PersonPrincipal, Rights } from '../../domain/access/principal.ts';
import { inventedId, inventedRole } from '../../domain/access/invented.ts';
import { rolesToViewAs } from '../../domain/access/abilities.ts';
import type { Role } from '../../domain/access/roles.ts';
import {
  isSessionOver,
  LONGEST_SESSION_MS,
  USE_NOTED_MS,
} from '../../domain/access/session-age.ts';
import { AppError } from '../../domain/problem.ts';
import type { Accounts } from './accounts.ts';
import { sealedFact } from './accounts.ts';
import { checkRights } from './departments.ts';
import { checkPassword } from './passwords.ts';
import { hashOf, newToken } from './tokens.ts';

const LONGEST_AGENT = 200;

/** Where a request comes from: what the browser calls itself, and its address. */
export type Caller = { agent: string; address: string };

/**
 * Signs somebody in; gives the new session's token, told once.
 * @throws AppError SIGN_IN_FAILED, the same whether the account exists or not; TOO_MANY_TRIES, SIGN_IN_BUSY
 */
export async function signIn(
  accounts: Accounts,
  given: { email: string; password: string },
  caller: Caller,
): Promise<string> {
  const { repository, passwords, throttle, audit, now } = accounts;
  const email = given.email.trim().toLowerCase();
  const tried = { asked: 'sign_in', account: email, address: caller.address } as const;
  const found = await repository.read('findPersonByEmail', { email });
  const may = found?.person.state === 'active' ? found.password : null;
  const isRight = await throttle.try(tried, now(), () => passwords.isRight(given.password, may));
  if (!isRight || !found) {
    const target = found?.person.id ?? '';
    const fact = { actor: 'nobody', action: 'session.refuse', target, details: {}, at: now() };
    // Not waited for: how long writing takes would tell whether there is an account.
    void audit.noteRefusal(repository, fact).catch(() => null);
    throw new AppError('SIGN_IN_FAILED');
  }
  return beginSession(accounts, found.person.id, caller, found.password);
}

/**
 * Begins a session of somebody who has just proved who they are; gives its token. `password` = the stored password that
 * was compared with; null where it was not by password.
 * @throws AppError SIGN_IN_FAILED when the person was disabled or has another password by now
 */
export async function beginSession(
  accounts: Accounts,
  personId: string,
  caller: Caller,
  password: string | null = null,
): Promise<string> {
  const { repository, chance, now } = accounts;
  const token = newToken(chance);
  const session: Session = {
    id: hashOf(token),
    personId,
    createdAt: now(),
    usedAt: now(),
    provedAt: now(),
    agent: caller.agent.slice(0, LONGEST_AGENT),
    viewAs: null,
  };
  const fact = { actor: personId, action: 'session.begin', target: personId, details: {} };
  const isBegun = await repository.write('beginSession', {
    session,
    password,
    forgetBefore: now() - LONGEST_SESSION_MS,
    audited: sealedFact(accounts, fact),
  });
  if (!isBegun) throw new AppError('SIGN_IN_FAILED');
  return token;
}

/** One click in the demonstration: a session of one of its invented people. */
export function beginInventedSession(
  accounts: Accounts,
  role: Role,
  caller: Caller,
): Promise<string> {
  return beginSession(accounts, inventedId(role), caller);
}

/** Who a session is of, with what the screens show of them. */
export type SignedIn = {
  principal: PersonPrincipal;
  /** Null for one of the invented people. */
  person: Person | null;
  createdAt: number;
  /** When they last proved who they are (UTC ms). */
  provedAt: number;
};

/**
 * Who a session's token stands for; null when it is unknown, over, or of somebody who may not come in any more.
 * `departmentsOf` gives the departments of an invented person; null = invented people are not let in.
 */
export async function findSignedIn(
  { repository, now }: Pick<Accounts, 'repository' | 'now'>,
  token: string,
  departmentsOf: ((role: Role) => readonly string[]) | null,
): Promise<SignedIn | null> {
  const found = await repository.read('findSession', { id: hashOf(token) });
  if (!found) return null;
  const { session, person } = found;
  const own = person ? rightsIn(person) : inventedRights(session.personId, departmentsOf);
  if (!own || isSessionOver(own.role, session, now())) return null;
  if (now() - session.usedAt >= USE_NOTED_MS) {
    await repository.write('noteSessionUse', { id: session.id, at: now() });
  }
  // Noted while the person had another role, it holds only as far as today's role goes.
  const seen =
    session.viewAs && rolesToViewAs(own.role).includes(session.viewAs.role) ? session.viewAs : null;
  const principal: PersonPrincipal = {
    kind: 'person',
    id: session.personId,
    session: session.id,
    rights: seen ?? own,
    ownRole: own.role,
    isViewing: seen !== null,
    isInvented: person === null,
  };
  const { createdAt, provedAt } = session;
  return { principal, person, createdAt, provedAt };
}

/**
 * True while a session goes on for the same person with the same rights: what stays open ends with it. Looking is no use of the session.
 */
export async function isStillIn(
  { repository, now }: Pick<Accounts, 'repository' | 'now'>,
  principal: PersonPrincipal,
): Promise<boolean> {
  const found = await repository.read('findSession', { id: principal.session });
  if (!found || found.session.personId !== principal.id) return false;
  if (isSessionOver(principal.ownRole, found.session, now())) return false;
  const { person, session } = found;
  if (principal.isInvented !== (person === null)) return false;
  const own = person && rightsIn(person);
  if (person && own?.role !== principal.ownRole) return false;
  const inForce = session.viewAs ?? own;
  return inForce === null || isDeepStrictEqual(inForce, principal.rights);
}

function rightsIn(person: Person): Rights | null {
  return person.state === 'active' ? person.rights : null;
}

function inventedRights(
  personId: string,
  departmentsOf: ((role: Role) => readonly string[]) | null,
): Rights | null {
  const role = inventedRole(personId);
  if (!departmentsOf || role === null) return null;
  return { role, departments: departmentsOf(role) };
}

/** A person's sessions that still live, newest first. */
export async function listSessions(
  { repository, now }: Accounts,
  { id, ownRole }: PersonPrincipal,
): Promise<Session[]> {
  const since = now() - LONGEST_SESSION_MS;
  const sessions = await repository.read('listSessions', { personId: id, since });
  return sessions.filter((session) => !isSessionOver(ownRole, session, now()));
}

/** Ends one of one's own sessions. @throws AppError NOT_FOUND { seen }, also for somebody else's */
export async function endSession(
  accounts: Accounts,
  principal: PersonPrincipal,
  id: string,
): Promise<void> {
  const fact = { actor: principal.id, action: 'session.end', target: principal.id, details: {} };
  const ended = await accounts.repository.write('endSession', {
    id,
    personId: principal.id,
    audited: sealedFact(accounts, fact),
  });
  if (!ended) throw new AppError('NOT_FOUND', { seen: id });
}

/** Ends one's own sessions but the one that asks; gives how many. */
export function endOtherSessions(
  accounts: Accounts,
  { id, session }: PersonPrincipal,
): Promise<number> {
  const fact = { actor: id, action: 'session.end_others', target: id, details: {} };
  return accounts.repository.write('endSessions', {
    personId: id,
    but: session,
    audited: sealedFact(accounts, fact),
  });
}

/** Ends all sessions of a person; gives how many. */
export function endAllSessions(
  accounts: Accounts,
  actor: string,
  personId: string,
): Promise<number> {
  const fact = { actor, action: 'session.end_all', target: personId, details: {} };
  return accounts.repository.write('endSessions', {
    personId,
    but: '',
    audited: sealedFact(accounts, fact),
  });
}

/**
 * Lets somebody look through other rights, or through their own again (null).
 * @throws AppError VIEW_AS_REFUSED { role, allowed }, RIGHTS_INVALID
 */
export async function viewAs(
  accounts: Accounts,
  principal: PersonPrincipal,
  rights: Rights | null,
): Promise<void> {
  if (rights) {
    const allowed = rolesToViewAs(principal.ownRole);
    if (!allowed.includes(rights.role)) {
      throw new AppError('VIEW_AS_REFUSED', { seen: rights.role, allowed });
    }
    checkRights(rights);
  }
  const details = rights ? { ...rights } : {};
  const fact = { actor: principal.id, action: 'session.view_as', target: '', details };
  await accounts.repository.write('viewAs', {
    id: principal.session,
    rights,
    audited: sealedFact(accounts, fact),
  });
}

/**
 * Changes one's own password; one's other sessions end.
 * @throws AppError SIGN_IN_FAILED, PASSWORD_WEAK, TOO_MANY_TRIES, SIGN_IN_BUSY
 */
export async function changePassword(
  accounts: Accounts,
  principal: PersonPrincipal,
  given: { old: string; fresh: string },
  caller: Caller,
): Promise<void> {
  const { email } = await requirePassword(accounts, principal, given.old, caller);
  await checkPassword(given.fresh, email);
  const fact = {
    actor: principal.id,
    action: 'person.password',
    target: principal.id,
    details: {},
  };
  await accounts.repository.write('changePassword', {
    id: principal.id,
    password: await accounts.passwords.hash(given.fresh),
    keepSession: principal.session,
    audited: sealedFact(accounts, fact),
  });
}

/**
 * Notes that somebody who is in has given their password again: what is delicate is open to them for a while.
 * @throws AppError SIGN_IN_FAILED, TOO_MANY_TRIES, SIGN_IN_BUSY
 */
export async function proveAgain(
  accounts: Accounts,
  principal: PersonPrincipal,
  password: string,
  caller: Caller,
): Promise<void> {
  const { id, session } = principal;
  await requirePassword(accounts, principal, password, caller);
  const fact = { actor: id, action: 'session.prove', target: id, details: {} };
  await accounts.repository.write('proveSession', {
    id: session,
    at: accounts.now(),
    audited: sealedFact(accounts, fact),
  });
}

/** The person whose password it is. @throws AppError SIGN_IN_FAILED, TOO_MANY_TRIES, SIGN_IN_BUSY, NOT_FOUND */
async function requirePassword(
  accounts: Accounts,
  { id }: PersonPrincipal,
  password: string,
  { address }: Caller,
): Promise<Person> {
  const { repository, passwords, throttle, audit, now } = accounts;
  const found = await repository.read('findPerson', { id });
  if (!found) throw new AppError('NOT_FOUND', { seen: id });
  const tried = { asked: 'proof', account: id, address } as const;
  const isRight = await throttle.try(tried, now(), () =>
    passwords.isRight(password, found.password),
  );
  if (isRight) return found.person;
  const refused = { actor: id, action: 'proof.refuse', target: id, details: {}, at: now() };
  void audit.noteRefusal(repository, refused).catch(() => null);
  throw new AppError('SIGN_IN_FAILED');
}
