import { createRoute } from '@hono/zod-openapi';
import type { MiddlewareHandler } from 'hono';
import { changesAnswerSchema, changesQuerySchema } from '../../contract/changes.ts';
import { answerChanges } from '../../services/changes/answer.ts';
import type { AppEnv } from '../deps.ts';
import { createRouter, PROBLEMS } from '../router.ts';

/** What really changed, and where. */
export function changesRoutes(tag: MiddlewareHandler<AppEnv>) {
  const read = createRoute({
    method: 'get',
    path: '/changes',
    summary: 'What really changed in a period, worst first, and the segment in which it lies',
    middleware: [tag] as const,
    request: { query: changesQuerySchema },
    responses: {
      200: {
        description: 'At most five changes',
        content: { 'application/json': { schema: changesAnswerSchema } },
      },
      ...PROBLEMS,
    },
  });
  return createRouter().openapi(read, async (c) =>
    c.json(await answerChanges(c.get('repository'), c.get('moment'), c.req.valid('query')), 200),
  );
}
