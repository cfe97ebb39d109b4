import { createRoute } from '@hono/zod-openapi';
import {
  targetAnswerSchema,
  targetChangeSchema,
  targetInputSchema,
  targetsAnswerSchema,
} from '../../contract/targets.ts';
import type { SettingsTurn } from '../../services/organisation/turn.ts';
import { answerTarget, answerTargets } from '../../services/targets/answer.ts';
import { changeTarget, setTarget } from '../../services/targets/change.ts';
import type { SettingDeps } from '../deps.ts';
import { jsonBody } from '../json-body.ts';
import { onceHeader, onceIn } from '../once.ts';
import { createRouter, PROBLEMS } from '../router.ts';
import { numberParam } from './assignments.ts';
import { personOf } from './session.ts';

const ONE = {
  200: {
    description: 'The target as it stands now',
    content: { 'application/json': { schema: targetAnswerSchema } },
  },
  ...PROBLEMS,
} as const;

/** What metrics should reach, and how that came about. */
export function targetsRoutes({ accounts, now, readMoment }: SettingDeps, turn: SettingsTurn) {
  const list = createRoute({
    method: 'get',
    path: '/targets',
    summary: 'Every target that was ever set, the latest to begin first',
    responses: {
      200: {
        description: 'Those that hold, came before, are to come, or were taken back',
        content: { 'application/json': { schema: targetsAnswerSchema } },
      },
      ...PROBLEMS,
    },
  });
  const set = createRoute({
    method: 'post',
    path: '/targets',
    summary: 'Set a target from a day on; the one before it ends that day',
    middleware: [jsonBody()] as const,
    request: {
      headers: onceHeader,
      body: { required: true, content: { 'application/json': { schema: targetInputSchema } } },
    },
    responses: ONE,
  });
  const change = createRoute({
    method: 'patch',
    path: '/targets/{id}',
    summary: 'End a target on a day, take it back, or let it hold again; its value never changes',
    middleware: [jsonBody()] as const,
    request: {
      params: numberParam,
      body: { required: true, content: { 'application/json': { schema: targetChangeSchema } } },
    },
    responses: ONE,
  });
  return createRouter()
    .openapi(list, async (c) => c.json(await answerTargets(accounts, await readMoment(now())), 200))
    .openapi(set, async (c) => {
      const by = personOf(c).id;
      const once = await onceIn(c);
      const input = c.req.valid('json');
      let id = 0;
      const after = await turn(async ({ reference }) => {
        id = await setTarget(c.get('repository'), reference, input, { by, now: now(), once });
      });
      return c.json(await answerTarget(accounts, after, id), 200);
    })
    .openapi(change, async (c) => {
      const id = Number(c.req.valid('param').id);
      const maker = { by: personOf(c).id, now: now() };
      const wanted = c.req.valid('json');
      const after = await turn(({ reference }) =>
        changeTarget(c.get('repository'), reference, { id, ...wanted }, maker),
      );
      return c.json(await answerTarget(accounts, after, id), 200);
    });
}
