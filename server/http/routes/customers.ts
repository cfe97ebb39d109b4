import { createRoute } from '@hono/zod-openapi';
import type { MiddlewareHandler } from 'hono';
import {
  customerParamsSchema,
  timelineAnswerSchema,
  timelineQuerySchema,
} from '../../contract/customers.ts';
import { answerTimeline } from '../../services/customers/timeline.ts';
import type { AppEnv } from '../deps.ts';
import { createRouter, PROBLEMS } from '../router.ts';

/** What one customer went through. */
export function customersRoutes(tag: MiddlewareHandler<AppEnv>) {
  const read = createRoute({
    method: 'get',
    path: '/customers/{customer}',
    summary: 'Everything of one customer across channels and sources, in the order of time',
    middleware: [tag] as const,
    request: { params: customerParamsSchema, query: timelineQuerySchema },
    responses: {
      200: {
        description:
          'A page of the timeline; of other departments’ steps the day and kind of channel',
        content: { 'application/json': { schema: timelineAnswerSchema } },
      },
      ...PROBLEMS,
    },
  });
  return createRouter().openapi(read, async (c) => {
    const { customer } = c.req.valid('param');
    const query = c.req.valid('query');
    return c.json(await answerTimeline(c.get('repository'), c.get('moment'), customer, query), 200);
  });
}
