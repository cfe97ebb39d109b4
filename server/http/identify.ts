import type { Context } from 'hono';
import { createMiddleware } from 'hono/factory';
import { routePath } from 'hono/route';
import type { Ability } from '../domain/access/abilities.ts';
import { isAble } from '../domain/access/abilities.ts';
import type { Principal } from '../domain/access/principal.ts';
import { ANONYMOUS } from '../domain/access/principal.ts';
import type { Role } from '../domain/access/roles.ts';
import { PROOF_MS } from '../domain/access/session-age.ts';
import { AppError } from '../domain/problem.ts';
import { findKeyHolder } from '../services/accounts/api-keys.ts';
import type { SignedIn } from '../services/accounts/sessions.ts';
import { findSignedIn } from '../services/accounts/sessions.ts';
import type { Moment, MomentReader } from '../services/organisation/reference.ts';
import { viewerOf } from '../services/organisation/viewer.ts';
import { ASKING, neededFor } from './access.ts';
import { factOf } from './audited.ts';
import type { AppDeps, AppEnv } from './deps.ts';
import { auditedRepository } from './audited-repository.ts';
import { addressOf, isOneClick } from './origin.ts';
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
/** What no log may tell: that somebody answered, and when, beside what was answered. */
const NEVER_LOGGED: ReadonlySet<Ability> = new Set(['believe']);

/** What somebody at a screen that was left open could do the most harm with: the password is asked for again. */
const NEEDS_PROOF: ReadonlySet<Ability> = new Set(['people', 'keys', 'erase', 'receivers']);
/** What goes on as a job, or in the other store, after it was asked for. */
const NOTED_BEFORE: ReadonlySet<Ability> = new Set(['import', 'stores']);
/** What somebody may also do who looks as somebody else: come back, and go. */
const ALSO_VIEWING: ReadonlySet<Ability> = new Set(['open', 'view_as']);

export type IdentifyDeps = Pick<
  AppDeps,
  'store' | 'accounts' | 'isDemonstration' | 'publicUrl' | 'now'
> & {
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
    c.set('principal', principal);
    takeTurn(limit, principal, c, deps.now());
    const isWrite = !READS.has(c.req.method);
    if (needed.some((ability) => !isAble(principal, ability))) {
      throw new AppError(principal.kind === 'anonymous' ? 'SIGN_IN_NEEDED' : 'ACCESS_DENIED');
    }
    if (isWrite && principal.kind !== 'key') requireOwnPage(c);
    if (isWrite && isViewing(principal) && !needed.every((one) => ALSO_VIEWING.has(one))) {
      throw new AppError('VIEWING_ONLY');
    }
    if (isWrite && needed.some((one) => NEEDS_PROOF.has(one))) requireProof(signedIn, deps.now());
    const viewer = await viewerOf(
      principal,
      async () => (await deps.readMoment(deps.now())).reference,
    );
    c.set('signedIn', signedIn);
    c.set('viewer', viewer);
    const isAsking = ASKING.has(`${c.req.method} ${routePath(c, -1)}`);
    const isLogged =
      isWrite &&
      !isAsking &&
      !needed.some((one) => KEEPS_OWN_LOG.has(one) || NEVER_LOGGED.has(one));
    let isNoted = false;
    const repository = deps.store.as(viewer);
    // The demonstration's changes are noted beside: the log is kept with one's own data.
    const isCarried = isLogged && !deps.isDemonstration;
    const noted = (): void => {
      isNoted = true;
    };
    const entry = () => deps.accounts.audit.sealed(factOf(c, principal, deps.now(), 'done'));
    c.set('repository', isCarried ? auditedRepository(repository, entry, noted) : repository);
    // What runs on as a job is noted before it begins, since nothing of it waits for this request to end.
    if (isLogged && needed.some((one) => NOTED_BEFORE.has(one))) {
      await note(c, deps, principal, 'asked');
      noted();
    }
    await next();
    // Nothing between here and the caller may keep an answer for somebody else.
    if (!c.res.headers.has('cache-control')) c.header('cache-control', 'no-store');
    if (isLogged && !isNoted && c.res.status < 400) await note(c, deps, principal, 'done');
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
  const isInventedIn = isOneClick(c, deps);
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

/** @throws AppError PROOF_NEEDED { minutes } when whoever is in has not said so for long */
function requireProof(signedIn: SignedIn | null, now: number): void {
  if (signedIn && now - signedIn.provedAt < PROOF_MS) return;
  throw new AppError('PROOF_NEEDED', { minutes: PROOF_MS / 60_000 });
}

function isViewing(principal: Principal): boolean {
  return principal.kind === 'person' && principal.isViewing;
}

async function note(
  c: Context<AppEnv>,
  deps: IdentifyDeps,
  principal: Principal,
  outcome: 'asked' | 'done',
): Promise<void> {
  const { audit, repository } = deps.accounts;
  await audit.note(repository, factOf(c, principal, deps.now(), outcome));
}
