import { createRoute } from '@hono/zod-openapi';
import type { MiddlewareHandler } from 'hono';
import {
  recordAnswerSchema,
  recordParamsSchema,
  recordsAnswerSchema,
  recordsQuerySchema,
} from '../../contract/records.ts';
import { answerRecords } from '../../services/records/answer.ts';
import { answerRecord } from '../../services/records/story.ts';
import type { AppEnv } from '../deps.ts';
import { createRouter, PROBLEMS } from '../router.ts';

/** The records behind a number, and one record with what belongs to it. */
export function recordsRoutes(tag: MiddlewareHandler<AppEnv>) {
  const read = createRoute({
    method: 'get',
    path: '/records',
    summary: 'The records behind a number',
    middleware: [tag] as const,
    request: { query: recordsQuerySchema },
    responses: {
      200: {
        description: 'A page of records, and the number made from all of them',
        content: { 'application/json': { schema: recordsAnswerSchema } },
      },
      ...PROBLEMS,
    },
  });
  const one = createRoute({
    method: 'get',
    path: '/records/{kind}/{source}/{externalId}',
    summary: 'One record with its case, its links and where it came from',
    middleware: [tag] as const,
    request: { params: recordParamsSchema },
    responses: {
      200: {
        description: 'The record, as far as the caller may read what belongs to it',
        content: { 'application/json': { schema: recordAnswerSchema } },
      },
      ...PROBLEMS,
    },
  });
  return createRouter()
    .openapi(read, async (c) =>
      c.json(await answerRecords(c.get('repository'), c.get('moment'), c.req.valid('query')), 200),
    )
    .openapi(one, async (c) => {
      const params = c.req.valid('param');
      const { repository, moment, viewer } = c.var;
      return c.json(await answerRecord(repository, moment, params, viewer), 200);
    });
}
