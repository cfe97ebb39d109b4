import { createRoute, z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import {
  oneClickSchema,
  passwordChangeSchema,
  proofSchema,
  sessionAnswerSchema,
  sessionsAnswerSchema,
  signInSchema,
  viewAsSchema,
} from '../../contract/accounts.ts';
import type { SessionAnswer } from '../../contract/accounts.ts';
import { rolesToViewAs } from '../../domain/access/abilities.ts';
import type { PersonPrincipal } from '../../domain/access/principal.ts';
import { ROLES } from '../../domain/access/roles.ts';
import { AppError } from '../../domain/problem.ts';
import type { Caller } from '../../services/accounts/sessions.ts';
import {
  beginInventedSession,
  changePassword,
  endOtherSessions,
  endSession,
  listSessions,
  proveAgain,
  signIn,
  viewAs,
} from '../../services/accounts/sessions.ts';
import type { LiveEvents } from '../../services/live/live-events.ts';
import type { AppDeps, AppEnv } from '../deps.ts';
import { jsonBody } from '../json-body.ts';
import { addressOf, isOneClick } from '../origin.ts';
import { createRouter, PROBLEMS } from '../router.ts';
import type { SessionCookie } from '../session-cookie.ts';

export type SessionDeps = Pick<AppDeps, 'accounts' | 'isDemonstration' | 'publicUrl'> & {
  cookie: SessionCookie;
};

const BODY_LIMIT = 16 * 1024;

function json<S extends z.ZodType>(schema: S) {
  return { required: true, content: { 'application/json': { schema } } } as const;
}

const SESSION = {
  200: {
    description: 'Who is signed in, and how somebody may come in',
    content: { 'application/json': { schema: sessionAnswerSchema } },
  },
  ...PROBLEMS,
} as const;
const ENDED = { 204: { description: 'Over' }, ...PROBLEMS } as const;

export function callerOf(c: Context<AppEnv>): Caller {
  return { agent: c.req.header('user-agent') ?? '', address: addressOf(c) };
}

/** Whoever is signed in, on routes that only people reach. */
export function personOf(c: Context<AppEnv>): PersonPrincipal {
  const principal = c.get('principal');
  if (principal.kind !== 'person') throw new AppError('SIGN_IN_NEEDED');
  return principal;
}

/** Id of the person or of the key that asks. @throws AppError SIGN_IN_NEEDED for strangers */
export function callerIdOf(c: Context<AppEnv>): string {
  const principal = c.get('principal');
  if (principal.kind === 'anonymous') throw new AppError('SIGN_IN_NEEDED');
  return principal.id;
}

async function answerSession(
  c: Context<AppEnv>,
  deps: SessionDeps,
  live: LiveEvents,
): Promise<SessionAnswer> {
  const signedIn = c.get('signedIn');
  const ways = {
    oneClick: isOneClick(c, deps) ? [...ROLES] : [],
    needsFirstAdministrator: !(await deps.accounts.repository.read('hasAdministrator', undefined)),
  };
  if (!signedIn) return { person: null, ...ways, listenAfter: null };
  const { principal, person } = signedIn;
  const { rights, ownRole, isViewing, isInvented, id } = principal;
  return {
    person: {
      id,
      email: person?.email ?? null,
      name: person?.name ?? '',
      role: ownRole,
      rights: { role: rights.role, departments: [...rights.departments] },
      isViewing,
      isInvented,
      mayViewAs: [...rolesToViewAs(ownRole)],
    },
    ...ways,
    listenAfter: (await live.beginningFrom(null)).seq,
  };
}

/** Coming in, going out, and what belongs to the person who is in. */
export function sessionRoutes(deps: SessionDeps, live: LiveEvents) {
  const { accounts, cookie } = deps;
  const read = createRoute({
    method: 'get',
    path: '/session',
    summary: 'Who is signed in',
    responses: SESSION,
  });
  const begin = createRoute({
    method: 'post',
    path: '/session',
    summary: 'Sign in',
    middleware: [jsonBody(BODY_LIMIT)] as const,
    request: { body: json(signInSchema) },
    responses: ENDED,
  });
  const oneClick = createRoute({
    method: 'post',
    path: '/session/demonstration',
    summary: 'Come into the demonstration as one of its invented people, on this machine only',
    middleware: [jsonBody(BODY_LIMIT)] as const,
    request: { body: json(oneClickSchema) },
    responses: ENDED,
  });
  const end = createRoute({
    method: 'delete',
    path: '/session',
    summary: 'Sign out',
    responses: ENDED,
  });
  const look = createRoute({
    method: 'put',
    path: '/session/view-as',
    summary:
      'Look through other rights, or through one’s own again; nothing can be changed meanwhile',
    middleware: [jsonBody(BODY_LIMIT)] as const,
    request: { body: json(viewAsSchema) },
    responses: ENDED,
  });
  const password = createRoute({
    method: 'put',
    path: '/session/password',
    summary: 'Change one’s own password; one’s other sessions end',
    middleware: [jsonBody(BODY_LIMIT)] as const,
    request: { body: json(passwordChangeSchema) },
    responses: ENDED,
  });
  const prove = createRoute({
    method: 'post',
    path: '/session/proof',
    summary: 'Give one’s password again: people and keys can be changed for ten minutes',
    middleware: [jsonBody(BODY_LIMIT)] as const,
    request: { body: json(proofSchema) },
    responses: ENDED,
  });
  const list = createRoute({
    method: 'get',
    path: '/sessions',
    summary: 'One’s own sessions',
    responses: {
      200: {
        description: 'Newest first',
        content: { 'application/json': { schema: sessionsAnswerSchema } },
      },
      ...PROBLEMS,
    },
  });
  const endOthers = createRoute({
    method: 'delete',
    path: '/sessions',
    summary: 'End one’s own sessions but the one that asks',
    responses: ENDED,
  });
  const endOne = createRoute({
    method: 'delete',
    path: '/sessions/{id}',
    summary: 'End one of one’s own sessions',
    request: { params: z.object({ id: z.string().min(1).max(100) }) },
    responses: ENDED,
  });

  return createRouter()
    .openapi(read, async (c) => c.json(await answerSession(c, deps, live), 200))
    .openapi(begin, async (c) => {
      cookie.write(c, await signIn(accounts, c.req.valid('json'), callerOf(c)));
      return c.body(null, 204);
    })
    .openapi(oneClick, async (c) => {
      if (!isOneClick(c, deps)) throw new AppError('INVENTED_ONLY');
      const { role } = c.req.valid('json');
      cookie.write(c, await beginInventedSession(accounts, role, callerOf(c)));
      return c.body(null, 204);
    })
    .openapi(end, async (c) => {
      const principal = c.get('principal');
      if (principal.kind === 'person') await endSession(accounts, principal, principal.session);
      cookie.clear(c);
      return c.body(null, 204);
    })
    .openapi(look, async (c) => {
      await viewAs(accounts, personOf(c), c.req.valid('json').rights);
      return c.body(null, 204);
    })
    .openapi(password, async (c) => {
      await changePassword(accounts, personOf(c), c.req.valid('json'), callerOf(c));
      return c.body(null, 204);
    })
    .openapi(prove, async (c) => {
      await proveAgain(accounts, personOf(c), c.req.valid('json').password, callerOf(c));
      return c.body(null, 204);
    })
    .openapi(list, async (c) => {
      const principal = personOf(c);
      const sessions = await listSessions(accounts, principal);
      return c.json(
        {
          sessions: sessions.map(({ id, createdAt, usedAt, agent }) => ({
            id,
            createdAt: new Date(createdAt).toISOString(),
            usedAt: new Date(usedAt).toISOString(),
            agent,
            isThis: id === principal.session,
          })),
        },
        200,
      );
    })
    .openapi(endOthers, async (c) => {
      await endOtherSessions(accounts, personOf(c));
      return c.body(null, 204);
    })
    .openapi(endOne, async (c) => {
      await endSession(accounts, personOf(c), c.req.valid('param').id);
      return c.body(null, 204);
    });
}
