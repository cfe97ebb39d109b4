import { createRoute } from '@hono/zod-openapi';
import { linkAnswerSchema, linkLookSchema, linkUseSchema } from '../../contract/accounts.ts';
import { lookAtLink, redeemLink } from '../../services/accounts/people.ts';
import { beginSession } from '../../services/accounts/sessions.ts';
import { jsonBody } from '../json-body.ts';
import { createRouter, PROBLEMS } from '../router.ts';
import type { SessionDeps } from './session.ts';
import { callerOf } from './session.ts';

const BODY_LIMIT = 16 * 1024;

/** One-time links: the first administrator's, invitations, new passwords. The token travels in bodies, never in an address. */
export function linksRoutes({ accounts, cookie }: SessionDeps) {
  const look = createRoute({
    method: 'post',
    path: '/links/look',
    summary: 'What a one-time link is for',
    middleware: [jsonBody(BODY_LIMIT)] as const,
    request: {
      body: { required: true, content: { 'application/json': { schema: linkLookSchema } } },
    },
    responses: {
      200: {
        description: 'Its purpose',
        content: { 'application/json': { schema: linkAnswerSchema } },
      },
      ...PROBLEMS,
    },
  });
  const use = createRoute({
    method: 'post',
    path: '/links/use',
    summary: 'Use a one-time link: choose a password and be signed in',
    middleware: [jsonBody(BODY_LIMIT)] as const,
    request: {
      body: { required: true, content: { 'application/json': { schema: linkUseSchema } } },
    },
    responses: { 204: { description: 'Signed in' }, ...PROBLEMS },
  });
  return createRouter()
    .openapi(look, async (c) => c.json(await lookAtLink(accounts, c.req.valid('json').token), 200))
    .openapi(use, async (c) => {
      const person = await redeemLink(accounts, c.req.valid('json'));
      cookie.write(c, await beginSession(accounts, person.id, callerOf(c)));
      return c.body(null, 204);
    });
}
