import { createRoute } from '@hono/zod-openapi';
import {
  silenceAnswerSchema,
  silenceInputSchema,
  silencesAnswerSchema,
} from '../../contract/silences.ts';
import { whoReader } from '../../services/accounts/who.ts';
import {
  addSilence,
  answerSilence,
  answerSilences,
  endSilence,
} from '../../services/alerts/silences.ts';
import type { SettingDeps } from '../deps.ts';
import { jsonBody } from '../json-body.ts';
import { onceHeader, onceIn } from '../once.ts';
import { createRouter, PROBLEMS } from '../router.ts';
import { numberParam } from './assignments.ts';
import { personOf } from './session.ts';

/** When nobody is told of some alerts. */
export function silencesRoutes({ accounts, now, readMoment }: SettingDeps) {
  const tellingNow = async () => {
    const { reference } = await readMoment(now());
    return { reference, who: await whoReader(accounts) };
  };
  const list = createRoute({
    method: 'get',
    path: '/silences',
    summary: 'Silences that hold, are to come or are over, the newest first',
    responses: {
      200: {
        description: 'At most 200',
        content: { 'application/json': { schema: silencesAnswerSchema } },
      },
      ...PROBLEMS,
    },
  });
  const add = createRoute({
    method: 'post',
    path: '/silences',
    summary: 'Have nobody told of some alerts for a time; they are there all the same',
    middleware: [jsonBody()] as const,
    request: {
      headers: onceHeader,
      body: { required: true, content: { 'application/json': { schema: silenceInputSchema } } },
    },
    responses: {
      200: {
        description: 'The silence',
        content: { 'application/json': { schema: silenceAnswerSchema } },
      },
      ...PROBLEMS,
    },
  });
  const end = createRoute({
    method: 'delete',
    path: '/silences/{id}',
    summary: 'End a silence that is not over; it stays in the list',
    request: { params: numberParam },
    responses: { 204: { description: 'Over' }, ...PROBLEMS },
  });
  return createRouter()
    .openapi(list, async (c) => {
      const telling = await tellingNow();
      const silences = await answerSilences(c.get('repository'), telling, now());
      return c.json({ silences }, 200);
    })
    .openapi(add, async (c) => {
      const repository = c.get('repository');
      const telling = await tellingNow();
      const maker = { by: personOf(c).id, now: now(), once: await onceIn(c) };
      const id = await addSilence(repository, telling.reference, c.req.valid('json'), maker);
      return c.json({ silence: await answerSilence(repository, telling, { id, now: now() }) }, 200);
    })
    .openapi(end, async (c) => {
      const id = Number(c.req.valid('param').id);
      await endSilence(c.get('repository'), id, { by: personOf(c).id, now: now() });
      return c.body(null, 204);
    });
}
