import { createRoute } from '@hono/zod-openapi';
import type { MiddlewareHandler } from 'hono';
import { metricsAnswerSchema, metricsQuerySchema } from '../../contract/metrics.ts';
import { answerMetrics } from '../../services/metrics/answer.ts';
import type { AppEnv } from '../deps.ts';
import { createRouter, PROBLEMS } from '../router.ts';

/** Values with interval, verdict, comparisons and trend. */
export function metricsRoutes(tag: MiddlewareHandler<AppEnv>) {
  const read = createRoute({
    method: 'get',
    path: '/metrics',
    summary: 'Metrics over a period',
    middleware: [tag] as const,
    request: { query: metricsQuerySchema },
    responses: {
      200: {
        description: 'One series a metric, or a metric and group',
        content: { 'application/json': { schema: metricsAnswerSchema } },
      },
      ...PROBLEMS,
    },
  });
  return createRouter().openapi(read, async (c) =>
    c.json(await answerMetrics(c.get('repository'), c.get('moment'), c.req.valid('query')), 200),
  );
}
