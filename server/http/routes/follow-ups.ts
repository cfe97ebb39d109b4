import { createRoute } from '@hono/zod-openapi';
import type { Context } from 'hono';
import {
  followUpAnswerSchema,
  followUpDeedSchema,
  followUpFiguresQuerySchema,
  followUpFiguresSchema,
  followUpsAnswerSchema,
  followUpsQuerySchema,
} from '../../contract/follow-ups.ts';
import { loopPeopleSchema } from '../../contract/loops.ts';
import {
  answerFigures,
  answerFollowUp,
  answerFollowUps,
} from '../../services/follow-ups/answer.ts';
import { peopleToGive, workOnFollowUp } from '../../services/follow-ups/work.ts';
import { readLoopTelling } from '../../services/loops/telling.ts';
import type { AppEnv, SettingDeps } from '../deps.ts';
import { jsonBody } from '../json-body.ts';
import { createRouter, PROBLEMS } from '../router.ts';
import { numberParam } from './assignments.ts';
import { bodyOf } from './loops.ts';
import { personOf } from './session.ts';

const ONE = {
  200: {
    description: 'The follow-up as it stands now',
    content: { 'application/json': { schema: followUpAnswerSchema } },
  },
  ...PROBLEMS,
};
const LIST = createRoute({
  method: 'get',
  path: '/follow-ups',
  summary:
    'Unhappy customers who are contacted, what is due first; front-line people see what was given to them',
  request: { query: followUpsQuerySchema },
  responses: {
    200: {
      description: 'A page of follow-ups',
      content: { 'application/json': { schema: followUpsAnswerSchema } },
    },
    ...PROBLEMS,
  },
});
const FIGURES = createRoute({
  method: 'get',
  path: '/follow-ups/figures',
  summary: 'How follow-ups go: contacted within the promise, time to the contact, recovered',
  request: { query: followUpFiguresQuerySchema },
  responses: {
    200: {
      description: 'Figures with 95 % bounds; null of fewer than 10',
      content: { 'application/json': { schema: followUpFiguresSchema } },
    },
    ...PROBLEMS,
  },
});
const PEOPLE = createRoute({
  method: 'get',
  path: '/follow-ups/people',
  summary: 'Whom a follow-up can be given to',
  responses: {
    200: {
      description: 'People by role and name',
      content: { 'application/json': { schema: loopPeopleSchema } },
    },
    ...PROBLEMS,
  },
});
const READ = createRoute({
  method: 'get',
  path: '/follow-ups/{id}',
  summary: 'One follow-up with its timeline',
  request: { params: numberParam },
  responses: ONE,
});
const DEED = createRoute({
  method: 'post',
  path: '/follow-ups/{id}/deeds',
  summary: 'Give it to somebody, say what came of a contact and whether it held, or leave a note',
  middleware: [jsonBody()] as const,
  request: { params: numberParam, body: bodyOf(followUpDeedSchema) },
  responses: ONE,
});

/** The inner loop: each unhappy customer is contacted, and asked later whether it held. */
export function followUpsRoutes({ accounts, now, readMoment }: SettingDeps) {
  const tellingFor = async (c: Context<AppEnv>) =>
    readLoopTelling(accounts, {
      moment: await readMoment(now()),
      viewer: c.get('viewer'),
      person: personOf(c).id,
      now: now(),
    });
  return createRouter()
    .openapi(LIST, async (c) => {
      const query = c.req.valid('query');
      return c.json(await answerFollowUps(c.get('repository'), await tellingFor(c), query), 200);
    })
    .openapi(FIGURES, async (c) => {
      const query = c.req.valid('query');
      return c.json(await answerFigures(c.get('repository'), await tellingFor(c), query), 200);
    })
    .openapi(PEOPLE, async (c) =>
      c.json(await peopleToGive(accounts, await readMoment(now())), 200),
    )
    .openapi(READ, async (c) => {
      const id = Number(c.req.valid('param').id);
      return c.json(await answerFollowUp(c.get('repository'), await tellingFor(c), id), 200);
    })
    .openapi(DEED, async (c) => {
      const id = Number(c.req.valid('param').id);
      const telling = await tellingFor(c);
      const repository = c.get('repository');
      const input = c.req.valid('json');
      await workOnFollowUp(repository, accounts, telling, { id, input });
      return c.json(await answerFollowUp(repository, telling, id), 200);
    });
}
