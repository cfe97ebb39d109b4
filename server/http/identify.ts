import type { Context } from 'hono';
import { createMiddleware } from 'hono/factory';
import type { Viewer } from '#db/store/request.ts';
import type { Ability } from '../domain/access/abilities.ts';
import { isAble, readableDepartments } from '../domain/access/abilities.ts';
import type { Principal } from '../domain/access/principal.ts';
import { ANONYMOUS } from '../domain/access/principal.ts';
import type { Role } from '../domain/access/roles.ts';
import { AppError } from '../domain/problem.ts';
import { findKeyHolder } from '../services/accounts/api-keys.ts';
import type { SignedIn } from '../services/accounts/sessions.ts';
import { findSignedIn } from '../services/accounts/sessions.ts';
import type { Moment, MomentReader } from '../services/organisation/reference.ts';
import { neededFor } from './access.ts';
import { factOf } from './audited.ts';
import type { AppDeps, AppEnv } from './deps.ts';
import { addressOf, isFromHere } from './origin.ts';
import { RateLimit } from './rate-limit.ts';
import type { SessionCookie } from './session-cookie.ts';

/** The header that only our own pages can send along: a form or an image of another page cannot. */
const OWN_HEADER = 'X-Basira';

const READS = new Set(['GET', 'HEAD', 'OPTIONS']);
/** What writes into the audit log by itself, together with what it does. */
const KEEPS_OWN_LOG: ReadonlySet<Ability> = new Set([
  'open',
  'self',
  'people',
  'keys',
  'view_as',
  'ingest',
  'assign',
]);

export type IdentifyDeps = Pick<AppDeps, 'store' | 'accounts' | 'isDemonstration' | 'now'> & {
  readMoment: MomentReader;
  cookie: SessionCookie;
};

type Who = { principal: Principal; signedIn: SignedIn | null };

/**
 * Finds out who asks, lets them do what they are able to, and binds the store to what they may see: handlers have no
 * other way to data. Nothing about a caller is remembered between requests, so changed rights hold at once.
 */
export function identify(deps: IdentifyDeps) {
  const limit = new RateLimit();
  return createMiddleware<AppEnv>(async (c, next) => {
    const needed = neededFor(c);
    if (needed.every((ability) => ability === 'public')) return next();
    const { principal, signedIn } = await whoAsks(c, deps);
    takeTurn(limit, principal, c, deps.now());
    const isWrite = !READS.has(c.req.method);
    if (needed.some((ability) => !isAble(principal, ability))) {
      if (principal.kind === 'anonymous') throw new AppError('SIGN_IN_NEEDED');
      await note(c, deps, principal, 'refused');
      throw new AppError('ACCESS_DENIED');
    }
    if (isWrite && principal.kind !== 'key') requireOwnPage(c);
    if (isWrite && isViewing(principal) && !needed.every((one) => KEEPS_OWN_LOG.has(one))) {
      throw new AppError('VIEWING_ONLY');
    }
    const viewer = await viewerOf(principal, deps);
    c.set('principal', principal);
    c.set('signedIn', signedIn);
    c.set('viewer', viewer);
    c.set('repository', deps.store.as(viewer));
    await next();
    // Nothing between here and the caller may keep an answer for somebody else.
    if (!c.res.headers.has('cache-control')) c.header('cache-control', 'no-store');
    if (isWrite && c.res.status < 400 && !needed.some((one) => KEEPS_OWN_LOG.has(one))) {
      await note(c, deps, principal, 'done');
    }
  });
}

async function whoAsks(c: Context<AppEnv>, deps: IdentifyDeps): Promise<Who> {
  const nobody: Who = { principal: ANONYMOUS, signedIn: null };
  const [scheme, secret] = (c.req.header('authorization') ?? '').split(' ');
  if (secret !== undefined && scheme?.toLowerCase() === 'bearer') {
    const holder = await findKeyHolder(deps.accounts, secret);
    return holder ? { principal: holder, signedIn: null } : nobody;
  }
  const token = deps.cookie.read(c);
  if (token === null) return nobody;
  const isInventedIn = deps.isDemonstration && isFromHere(c);
  const moment = isInventedIn ? await deps.readMoment(deps.now()) : null;
  const departments = moment && ((role: Role) => inventedDepartments(role, moment));
  const signedIn = await findSignedIn(deps.accounts, token, departments);
  return signedIn ? { principal: signedIn.principal, signedIn } : nobody;
}

/** The demonstration's head leads its first department; its front line works in it. */
function inventedDepartments(role: Role, { reference }: Moment): readonly string[] {
  if (role !== 'head' && role !== 'front_line') return [];
  const first = reference.books.department.values.find(({ parent }) => parent === null);
  return first ? [first.key] : [];
}

function takeTurn(limit: RateLimit, principal: Principal, c: Context<AppEnv>, now: number): void {
  switch (principal.kind) {
    case 'anonymous':
      return limit.take('anonymous', addressOf(c), now);
    case 'key':
      return limit.take('key', principal.id, now);
    case 'person':
      return limit.take('person', principal.session, now);
  }
}

/** A browser's change comes from our own pages: with the header no foreign page can send, and the page's own origin. */
function requireOwnPage(c: Context<AppEnv>): void {
  // `guard` has refused foreign origins already; here one must be told at all.
  if (c.req.header(OWN_HEADER) !== undefined && c.req.header('origin') !== undefined) return;
  throw new AppError('OWN_HEADER_MISSING', { expected: OWN_HEADER });
}

function isViewing(principal: Principal): boolean {
  return principal.kind === 'person' && principal.isViewing;
}

/** What the caller may see of the store: department keys become codes, with merged values and those below. */
async function viewerOf(principal: Principal, deps: IdentifyDeps): Promise<Viewer> {
  const keys = readableDepartments(principal);
  if (keys === 'all') return { kind: 'reader', departments: 'all' };
  if (keys.length === 0) return { kind: 'reader', departments: [] };
  const { reference } = await deps.readMoment(deps.now());
  const book = reference.books.department;
  const codes = keys.flatMap((key) => {
    const found = book.find(key);
    return found ? book.withBelow(found.code) : [];
  });
  return { kind: 'reader', departments: [...new Set(codes)].sort((a, b) => a - b) };
}

async function note(
  c: Context<AppEnv>,
  { accounts, now }: IdentifyDeps,
  principal: Principal,
  outcome: 'done' | 'refused',
): Promise<void> {
  await accounts.audit.note(accounts.repository, factOf(c, principal, now(), outcome));
}
