import { createRoute, z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import {
  retentionChangeSchema,
  retentionPreviewSchema,
  retentionQuestionSchema,
} from '../../contract/retention.ts';
import {
  sourceChangeSchema,
  sourceDetailSchema,
  sourcesAnswerSchema,
} from '../../contract/sources.ts';
import { AppError } from '../../domain/problem.ts';
import { sentence } from '../../messages/sentence.ts';
import type { Tell } from '../../services/imports/answers.ts';
import { answerSource, answerSources } from '../../services/sources/answer.ts';
import { changeSource } from '../../services/sources/change.ts';
import type { Surveyor } from '../../services/sources/surveyor.ts';
import { previewRetention } from '../../services/retention/answer.ts';
import { changeRetention } from '../../services/retention/change.ts';
import type { AppDeps, AppEnv } from '../deps.ts';
import { jsonBody } from '../json-body.ts';
import { createRouter, PROBLEMS } from '../router.ts';
import { personOf } from './session.ts';

type Deps = Pick<AppDeps, 'now' | 'isDemonstration' | 'nudgeErasing'>;

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
export function sourcesRoutes(surveyor: Surveyor, deps: Deps) {
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
  const preview = createRoute({
    method: 'get',
    path: '/sources/{id}/retention',
    summary: 'What keeping its records for so many days would drop; changes nothing',
    request: { params: idParam, query: retentionQuestionSchema },
    responses: {
      200: {
        description: 'Records older than that, and the open cases among them, which stay',
        content: { 'application/json': { schema: retentionPreviewSchema } },
      },
      ...PROBLEMS,
    },
  });
  const retain = createRoute({
    method: 'put',
    path: '/sources/{id}/retention',
    summary: 'Set how long its records are kept: older ones are dropped, their numbers stay',
    middleware: [jsonBody()] as const,
    request: {
      params: idParam,
      body: { required: true, content: { 'application/json': { schema: retentionChangeSchema } } },
    },
    responses: DETAIL,
  });
  return createRouter()
    .openapi(preview, async (c) => {
      const { id } = c.req.valid('param');
      const days = Number(c.req.valid('query').days);
      return c.json(await previewRetention(c.get('repository'), id, days, deps.now()), 200);
    })
    .openapi(retain, async (c) => {
      if (deps.isDemonstration) throw new AppError('RETENTION_UNAVAILABLE');
      const { id } = c.req.valid('param');
      const who = { by: personOf(c).id, now: deps.now() };
      await changeRetention(c.get('repository'), id, c.req.valid('json'), who);
      deps.nudgeErasing?.();
      return c.json(await answerSource(c.get('repository'), surveyor, id, teller(c)), 200);
    })
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
