import { createRoute } from '@hono/zod-openapi';
import {
  eventAnswerSchema,
  eventChangeSchema,
  eventInputSchema,
  eventsAnswerSchema,
} from '../../contract/events.ts';
import { answerEvent, answerEvents } from '../../services/events/answer.ts';
import { addEvent, changeEvent } from '../../services/events/change.ts';
import type { SettingsTurn } from '../../services/organisation/turn.ts';
import type { SettingDeps } from '../deps.ts';
import { jsonBody } from '../json-body.ts';
import { onceHeader, onceIn } from '../once.ts';
import { createRouter, PROBLEMS } from '../router.ts';
import { numberParam } from './assignments.ts';
import { personOf } from './session.ts';

const ONE = {
  200: {
    description: 'The event as it stands now',
    content: { 'application/json': { schema: eventAnswerSchema } },
  },
  ...PROBLEMS,
} as const;

/** What happened that may move numbers, told by people. */
export function eventsRoutes({ accounts, now, readMoment }: SettingDeps, turn: SettingsTurn) {
  const list = createRoute({
    method: 'get',
    path: '/events',
    summary: 'Every event, the latest to begin first, removed ones included',
    responses: {
      200: {
        description: 'The events with who told, changed and removed them',
        content: { 'application/json': { schema: eventsAnswerSchema } },
      },
      ...PROBLEMS,
    },
  });
  const add = createRoute({
    method: 'post',
    path: '/events',
    summary: 'Add an event; charts of its days show it at once',
    middleware: [jsonBody()] as const,
    request: {
      headers: onceHeader,
      body: { required: true, content: { 'application/json': { schema: eventInputSchema } } },
    },
    responses: ONE,
  });
  const change = createRoute({
    method: 'patch',
    path: '/events/{id}',
    summary: 'Change an event, remove it, or bring it back',
    middleware: [jsonBody()] as const,
    request: {
      params: numberParam,
      body: { required: true, content: { 'application/json': { schema: eventChangeSchema } } },
    },
    responses: ONE,
  });
  return createRouter()
    .openapi(list, async (c) => c.json(await answerEvents(accounts, await readMoment(now())), 200))
    .openapi(add, async (c) => {
      const by = personOf(c).id;
      const once = await onceIn(c);
      const input = c.req.valid('json');
      let id = 0;
      const after = await turn(async ({ reference }) => {
        id = await addEvent(c.get('repository'), reference, input, { by, now: now(), once });
      });
      return c.json(await answerEvent(accounts, after, id), 200);
    })
    .openapi(change, async (c) => {
      const asked = { id: Number(c.req.valid('param').id), change: c.req.valid('json') };
      const maker = { by: personOf(c).id, now: now() };
      const after = await turn(({ reference }) =>
        changeEvent(c.get('repository'), reference, asked, maker),
      );
      return c.json(await answerEvent(accounts, after, asked.id), 200);
    });
}
