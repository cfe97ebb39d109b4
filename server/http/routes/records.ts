import { createRoute } from '@hono/zod-openapi';
import type { MiddlewareHandler } from 'hono';
import { recordsAnswerSchema, recordsQuerySchema } from '../../contract/records.ts';
import { answerRecords } from '../../services/records/answer.ts';
import type { AppEnv } from '../deps.ts';
import { createRouter, PROBLEMS } from '../router.ts';

/** The records behind a number. */
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
  return createRouter().openapi(read, async (c) =>
    c.json(await answerRecords(c.get('repository'), c.get('moment'), c.req.valid('query')), 200),
  );
}
