import { createRoute } from '@hono/zod-openapi';
import type { MiddlewareHandler } from 'hono';
import { driversAnswerSchema, driversQuerySchema } from '../../contract/drivers.ts';
import { answerDrivers } from '../../services/drivers/answer.ts';
import type { AppEnv } from '../deps.ts';
import { createRouter, PROBLEMS } from '../router.ts';

/** Where the change of a metric comes from. */
export function driversRoutes(tag: MiddlewareHandler<AppEnv>) {
  const read = createRoute({
    method: 'get',
    path: '/drivers',
    summary: 'The change of a metric taken apart by every dimension, and what stands out',
    middleware: [tag] as const,
    request: { query: driversQuerySchema },
    responses: {
      200: {
        description: 'The change and its contributions',
        content: { 'application/json': { schema: driversAnswerSchema } },
      },
      ...PROBLEMS,
    },
  });
  return createRouter().openapi(read, async (c) =>
    c.json(await answerDrivers(c.get('repository'), c.get('moment'), c.req.valid('query')), 200),
  );
}
