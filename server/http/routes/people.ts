import { createRoute, z } from '@hono/zod-openapi';
import type { Person } from '#db/queries/people.ts';
import {
  invitationSchema,
  invitedAnswerSchema,
  issuedLinkAnswerSchema,
  peopleAnswerSchema,
  personChangeSchema,
  personSchema,
} from '../../contract/accounts.ts';
import type { PersonAnswer } from '../../contract/accounts.ts';
import type { Accounts } from '../../services/accounts/accounts.ts';
import type { IssuedLink } from '../../services/accounts/people.ts';
import { changePerson, invite, issueLink, linkPath } from '../../services/accounts/people.ts';
import { endAllSessions } from '../../services/accounts/sessions.ts';
import { jsonBody } from '../json-body.ts';
import { createRouter, PROBLEMS } from '../router.ts';
import { personOf } from './session.ts';

const idParam = z.object({ id: z.string().min(1).max(100) });

function json<S extends z.ZodType>(description: string, schema: S) {
  return { description, content: { 'application/json': { schema } } };
}

function personAnswer({ id, email, name, rights, state, ...told }: Person): PersonAnswer {
  const { createdAt, signedInAt } = told;
  return {
    id,
    email,
    name,
    rights: { role: rights.role, departments: [...rights.departments] },
    state,
    createdAt: new Date(createdAt).toISOString(),
    signedInAt: signedInAt === null ? null : new Date(signedInAt).toISOString(),
  };
}

function linkAnswer({ token, expiresAt }: IssuedLink) {
  return { path: linkPath(token), expiresAt: new Date(expiresAt).toISOString() };
}

/** Who may come in, and as what. */
export function peopleRoutes(accounts: Accounts) {
  const list = createRoute({
    method: 'get',
    path: '/people',
    summary: 'Everybody with an account',
    responses: { 200: json('By e-mail address', peopleAnswerSchema), ...PROBLEMS },
  });
  const add = createRoute({
    method: 'post',
    path: '/people',
    summary: 'Invite somebody; the answer holds the link that lets them in',
    middleware: [jsonBody()] as const,
    request: {
      body: { required: true, content: { 'application/json': { schema: invitationSchema } } },
    },
    responses: { 201: json('Invited', invitedAnswerSchema), ...PROBLEMS },
  });
  const change = createRoute({
    method: 'patch',
    path: '/people/{id}',
    summary: 'Change name, rights or state; it holds from the next request on',
    middleware: [jsonBody()] as const,
    request: {
      params: idParam,
      body: { required: true, content: { 'application/json': { schema: personChangeSchema } } },
    },
    responses: { 200: json('The person after the change', personSchema), ...PROBLEMS },
  });
  const link = createRoute({
    method: 'post',
    path: '/people/{id}/link',
    summary: 'A new one-time link: to come in (invited) or to choose a new password',
    request: { params: idParam },
    responses: {
      201: json('The link; older ones hold no more', issuedLinkAnswerSchema),
      ...PROBLEMS,
    },
  });
  const endSessions = createRoute({
    method: 'delete',
    path: '/people/{id}/sessions',
    summary: 'End all sessions of somebody',
    request: { params: idParam },
    responses: { 204: { description: 'Over' }, ...PROBLEMS },
  });

  return createRouter()
    .openapi(list, async (c) => {
      const people = await accounts.repository.read('listPeople', undefined);
      return c.json({ people: people.map(personAnswer) }, 200);
    })
    .openapi(add, async (c) => {
      const invited = await invite(accounts, personOf(c).id, c.req.valid('json'));
      return c.json({ person: personAnswer(invited.person), link: linkAnswer(invited.link) }, 201);
    })
    .openapi(change, async (c) => {
      const { id } = c.req.valid('param');
      const person = await changePerson(accounts, personOf(c).id, id, c.req.valid('json'));
      return c.json(personAnswer(person), 200);
    })
    .openapi(link, async (c) => {
      const issued = await issueLink(accounts, personOf(c).id, c.req.valid('param').id);
      return c.json({ link: linkAnswer(issued) }, 201);
    })
    .openapi(endSessions, async (c) => {
      await endAllSessions(accounts, personOf(c).id, c.req.valid('param').id);
      return c.body(null, 204);
    });
}
