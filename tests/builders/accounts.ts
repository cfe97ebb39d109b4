import { LOCAL_ADMINISTRATOR } from '#db/store/request.ts';
import type { Store } from '#db/store/store.ts';
import type { Rights } from '#server/domain/access/principal.ts';
import type { Accounts } from '#server/services/accounts/accounts.ts';
import { AuditLog } from '#server/services/accounts/audit.ts';
import { Passwords } from '#server/services/accounts/passwords.ts';
import { issueFirstLink, redeemLink } from '#server/services/accounts/people.ts';
import { beginSession, signIn } from '#server/services/accounts/sessions.ts';
import { Throttle } from '#server/services/accounts/throttle.ts';
import { realChance } from '#server/services/accounts/tokens.ts';

/** The accounts of a store, with passwords that cost next to nothing. */
export function accountsOf(store: Store, folder: string, now: () => number): Accounts {
  return {
    repository: store.as(LOCAL_ADMINISTRATOR),
    audit: new AuditLog(folder),
    passwords: new Passwords(realChance, { n: 2, r: 1, p: 1 }),
    throttle: new Throttle(),
    chance: realChance,
    now,
  };
}

/** What a browser that is signed in sends along with each request. */
export type SessionHeaders = Record<string, string>;

/** What every page of Basira sends, signed in or not. */
export const PAGE_HEADERS: SessionHeaders = { 'x-basira': '1', origin: 'http://localhost' };

/** Whom the console's link lets in. */
export const FIRST_EMAIL = 'first@example.org';
const PASSWORD = 'correct horse battery';

type Asked = { request: (request: Request) => Response | Promise<Response> };

/**
 * A request with all its headers. The DOM of the screens' tests takes those away that scripts may not set and a browser
 * sends by itself: here they are put back.
 */
export function requestOf(url: string, init: RequestInit): Request {
  const request = new Request(url, init);
  Object.defineProperty(request, 'headers', { value: new Headers(init.headers) });
  return request;
}

/** Sends JSON as a page does. */
export function sendAs(
  app: Asked,
  headers: SessionHeaders,
  method: string,
  path: string,
  body?: unknown,
): Promise<Response> {
  const told = {
    ...headers,
    ...(body === undefined ? {} : { 'content-type': 'application/json' }),
  };
  const init = {
    method,
    headers: told,
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  };
  return Promise.resolve(app.request(requestOf(`http://localhost${path}`, init)));
}

/** Uses a one-time link the way its page does; gives what that browser sends along from then on. */
export async function join(
  app: Asked,
  token: string,
  { page = PAGE_HEADERS, ...given }: { page?: SessionHeaders; email?: string; name?: string } = {},
): Promise<SessionHeaders> {
  const body = { token, password: PASSWORD, ...given };
  return sessionOf(await sendAs(app, page, 'POST', '/api/links/use', body), page);
}

/** What the browser sends along after an answer that begins a session. */
function sessionOf(response: Response, page: SessionHeaders): SessionHeaders {
  const cookie = response.headers.getSetCookie()[0]?.split(';')[0];
  if (response.status !== 204 || cookie === undefined) {
    throw new Error(`nobody was signed in: ${response.status}`);
  }
  return { ...page, cookie };
}

const CALLER = { agent: 'a test', address: 'here' };

/** What a browser sends along that keeps a session's token, with and without TLS. */
function keeping(token: string): SessionHeaders {
  return { ...PAGE_HEADERS, cookie: `basira=${token}; __Host-basira=${token}` };
}

/**
 * The first administrator, come in by the console's link. By the services themselves: the DOM of the screens' tests hides
 * cookies, as browsers do from scripts.
 */
export async function firstAdministrator(accounts: Accounts): Promise<SessionHeaders> {
  const link = await issueFirstLink(accounts);
  if (!link) throw new Error('somebody administers already');
  const given = { token: link.token, password: PASSWORD, email: FIRST_EMAIL, name: 'First' };
  const person = await redeemLink(accounts, given);
  return keeping(await beginSession(accounts, person.id, CALLER));
}

/** Signs in with the password that everybody has here. */
export async function signInAs(accounts: Accounts, email: string): Promise<SessionHeaders> {
  return keeping(await signIn(accounts, { email, password: PASSWORD }, CALLER));
}

/** Somebody else, invited by an administrator and come in by their link. */
export async function invited(
  app: Asked,
  administrator: SessionHeaders,
  email: string,
  rights: Rights,
): Promise<SessionHeaders> {
  return join(app, await linkFor(app, administrator, email, rights));
}

/** The same without a cookie to be read, which the DOM of the screens' tests hides. */
export async function letIn(
  { app, accounts, session }: { app: Asked; accounts: Accounts; session: SessionHeaders },
  email: string,
  rights: Rights,
): Promise<SessionHeaders> {
  const token = await linkFor(app, session, email, rights);
  const person = await redeemLink(accounts, { token, password: PASSWORD });
  return keeping(await beginSession(accounts, person.id, CALLER));
}

/** Invites somebody; gives the token of their link. */
async function linkFor(
  app: Asked,
  administrator: SessionHeaders,
  email: string,
  rights: Rights,
): Promise<string> {
  const asked = { email, name: email, rights };
  const response = await sendAs(app, administrator, 'POST', '/api/people', asked);
  // The contract's shape; a refusal has no link and fails below.
  const { link } = (await response.json()) as { link: { path: string } };
  return link.path.replace('/join#', '');
}
