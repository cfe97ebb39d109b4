import { createRoute, z } from '@hono/zod-openapi';
import {
  loopActionChangeSchema,
  loopActionInputSchema,
  loopAskSchema,
  loopDepartmentDeedSchema,
  loopObstacleDecisionSchema,
  loopObstacleInputSchema,
  loopPinsSchema,
} from '../../contract/loops.ts';
import {
  actionChange,
  actionDeed,
  askDeed,
  departmentDeed,
  obstacleDecision,
  obstacleDeed,
} from '../../services/loops/work.ts';
import type { SettingDeps } from '../deps.ts';
import { jsonBody } from '../json-body.ts';
import { createRouter } from '../router.ts';
import { numberParam } from './assignments.ts';
import { bodyOf, loopAnswers, ONE_LOOP } from './loops.ts';

const departmentParam = numberParam.extend({
  key: z
    .string()
    .min(1)
    .max(200)
    .meta({ description: 'Key of the department', example: 'billing' }),
});
const partParam = numberParam.extend({
  seq: z
    .string()
    .regex(/^\d{1,6}$/u)
    .meta({ example: '1' }),
});

const ASK = createRoute({
  method: 'post',
  path: '/loops/{id}/departments',
  summary: 'Ask departments to see to their part; each says until when it has heard',
  middleware: [jsonBody()] as const,
  request: { params: numberParam, body: bodyOf(loopAskSchema) },
  responses: ONE_LOOP,
});
const ANSWER = createRoute({
  method: 'post',
  path: '/loops/{id}/departments/{key}',
  summary: 'Say for a department that it has heard, what it answers, or who takes it over',
  middleware: [jsonBody()] as const,
  request: { params: departmentParam, body: bodyOf(loopDepartmentDeedSchema) },
  responses: ONE_LOOP,
});
const ACT = createRoute({
  method: 'post',
  path: '/loops/{id}/actions',
  summary: 'Add something to be done',
  middleware: [jsonBody()] as const,
  request: { params: numberParam, body: bodyOf(loopActionInputSchema) },
  responses: ONE_LOOP,
});
const CHANGE_ACTION = createRoute({
  method: 'patch',
  path: '/loops/{id}/actions/{seq}',
  summary: 'Say that it is done or dropped, who sees to it, until when',
  middleware: [jsonBody()] as const,
  request: { params: partParam, body: bodyOf(loopActionChangeSchema) },
  responses: ONE_LOOP,
});
const RAISE = createRoute({
  method: 'post',
  path: '/loops/{id}/obstacles',
  summary: 'Say what is in the way, which executive decides about it, and until when',
  middleware: [jsonBody()] as const,
  request: { params: numberParam, body: bodyOf(loopObstacleInputSchema) },
  responses: ONE_LOOP,
});
const DECIDE = createRoute({
  method: 'patch',
  path: '/loops/{id}/obstacles/{seq}',
  summary: 'Decide about what is in the way; only whoever it was given to does',
  middleware: [jsonBody()] as const,
  request: { params: partParam, body: bodyOf(loopObstacleDecisionSchema) },
  responses: ONE_LOOP,
});
const PIN = createRoute({
  method: 'post',
  path: '/loops/{id}/records',
  summary: 'Put records beside the loop’s filter, or take them away',
  middleware: [jsonBody()] as const,
  request: { params: numberParam, body: bodyOf(loopPinsSchema) },
  responses: ONE_LOOP,
});

/** What is done for a loop beside moving it. */
export function loopPartsRoutes(deps: SettingDeps) {
  const { known, work } = loopAnswers(deps);
  return createRouter()
    .openapi(ASK, async (c) => {
      const { departments } = c.req.valid('json');
      const id = Number(c.req.valid('param').id);
      return c.json(await work(c, id, askDeed(departments, await known())), 200);
    })
    .openapi(ANSWER, async (c) => {
      const { id, key } = c.req.valid('param');
      const deed = departmentDeed(key, c.req.valid('json'), await known());
      return c.json(await work(c, Number(id), deed), 200);
    })
    .openapi(ACT, async (c) => {
      const deed = actionDeed(c.req.valid('json'), await known());
      return c.json(await work(c, Number(c.req.valid('param').id), deed), 200);
    })
    .openapi(CHANGE_ACTION, async (c) => {
      const { id, seq } = c.req.valid('param');
      const deed = actionChange(Number(seq), c.req.valid('json'), await known());
      return c.json(await work(c, Number(id), deed), 200);
    })
    .openapi(RAISE, async (c) => {
      const deed = obstacleDeed(c.req.valid('json'), await known());
      return c.json(await work(c, Number(c.req.valid('param').id), deed), 200);
    })
    .openapi(DECIDE, async (c) => {
      const { id, seq } = c.req.valid('param');
      const deed = obstacleDecision(Number(seq), c.req.valid('json').decision);
      return c.json(await work(c, Number(id), deed), 200);
    })
    .openapi(PIN, async (c) => {
      const id = Number(c.req.valid('param').id);
      return c.json(await work(c, id, c.req.valid('json')), 200);
    });
}
