import { createRoute } from '@hono/zod-openapi';
import type { MiddlewareHandler } from 'hono';
import { impactsAnswerSchema, impactsQuerySchema } from '../../contract/impacts.ts';
import { answerImpacts } from '../../services/impacts/answer.ts';
import type { AppEnv } from '../deps.ts';
import { createRouter, PROBLEMS } from '../router.ts';

/** What issues do to a metric. */
export function impactsRoutes(tag: MiddlewareHandler<AppEnv>) {
  const read = createRoute({
    method: 'get',
    path: '/impacts',
    summary: 'What the values of a dimension do to a metric, the greatest first',
    middleware: [tag] as const,
    request: { query: impactsQuerySchema },
    responses: {
      200: {
        description: 'What harms the metric and what lifts it',
        content: { 'application/json': { schema: impactsAnswerSchema } },
      },
      ...PROBLEMS,
    },
  });
  return createRouter().openapi(read, async (c) =>
    c.json(await answerImpacts(c.get('repository'), c.get('moment'), c.req.valid('query')), 200),
  );
}
