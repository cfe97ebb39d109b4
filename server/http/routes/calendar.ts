import { createRoute } from '@hono/zod-openapi';
import type { MiddlewareHandler } from 'hono';
import { calendarAnswerSchema, calendarQuerySchema } from '../../contract/calendar.ts';
import { answerCalendar } from '../../services/calendar/answer.ts';
import type { AppEnv } from '../deps.ts';
import { createRouter, PROBLEMS } from '../router.ts';

/** What charts of some days must show beside their values. */
export function calendarRoutes(tag: MiddlewareHandler<AppEnv>) {
  const read = createRoute({
    method: 'get',
    path: '/calendar',
    summary: 'Events and holidays that a chart of these days and filters must show',
    middleware: [tag] as const,
    request: { query: calendarQuerySchema },
    responses: {
      200: {
        description: 'Those with a day in the range, by their first day',
        content: { 'application/json': { schema: calendarAnswerSchema } },
      },
      ...PROBLEMS,
    },
  });
  return createRouter().openapi(read, (c) =>
    c.json(answerCalendar(c.req.valid('query'), c.get('moment').reference), 200),
  );
}
