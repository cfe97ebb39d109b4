import { createRoute, z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import {
  sourceChangeSchema,
  sourceDetailSchema,
  sourcesAnswerSchema,
} from '../../contract/sources.ts';
import { sentence } from '../../messages/sentence.ts';
import type { Tell } from '../../services/imports/answers.ts';
import { answerSource, answerSources } from '../../services/sources/answer.ts';
import { changeSource } from '../../services/sources/change.ts';
import type { Surveyor } from '../../services/sources/surveyor.ts';
import type { AppEnv } from '../deps.ts';
import { jsonBody } from '../json-body.ts';
import { createRouter, PROBLEMS } from '../router.ts';

const idParam = z.object({ id: z.string().min(1).max(100) });

const DETAIL = {
  200: {
    description: 'The source, its newest imports, the mapping of the last one in force',
    content: { 'application/json': { schema: sourceDetailSchema } },
  },
  ...PROBLEMS,
} as const;

function teller(c: Context<AppEnv>): Tell {
  return (problem) => sentence(problem, c.get('language'));
}

/** Where records come from, and in what state they are. */
export function sourcesRoutes(surveyor: Surveyor) {
  const list = createRoute({
    method: 'get',
    path: '/sources',
    summary: 'Sources: last data, volume, what their records fill and what cannot be true of them',
    responses: {
      200: {
        description: 'Every source, by id; counts are of the last complete survey',
        content: { 'application/json': { schema: sourcesAnswerSchema } },
      },
      ...PROBLEMS,
    },
  });
  const one = createRoute({
    method: 'get',
    path: '/sources/{id}',
    summary: 'One source with its imports and the mapping its next file is read by',
    request: { params: idParam },
    responses: DETAIL,
  });
  const change = createRoute({
    method: 'patch',
    path: '/sources/{id}',
    summary: 'Name a source, or refuse records older than an instant',
    middleware: [jsonBody()] as const,
    request: {
      params: idParam,
      body: { required: true, content: { 'application/json': { schema: sourceChangeSchema } } },
    },
    responses: DETAIL,
  });
  return createRouter()
    .openapi(list, async (c) => c.json(await answerSources(c.get('repository'), surveyor), 200))
    .openapi(one, async (c) => {
      const { id } = c.req.valid('param');
      return c.json(await answerSource(c.get('repository'), surveyor, id, teller(c)), 200);
    })
    .openapi(change, async (c) => {
      const { id } = c.req.valid('param');
      await changeSource(c.get('repository'), id, c.req.valid('json'));
      return c.json(await answerSource(c.get('repository'), surveyor, id, teller(c)), 200);
    });
}
