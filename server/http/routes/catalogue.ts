import { createRoute } from '@hono/zod-openapi';
import type { MiddlewareHandler } from 'hono';
import { catalogueSchema } from '../../contract/catalogue.ts';
import { answerCatalogue } from '../../services/catalogue/answer.ts';
import type { AppEnv } from '../deps.ts';
import { createRouter, PROBLEMS } from '../router.ts';

/** What every number means. */
export function catalogueRoutes(tag: MiddlewareHandler<AppEnv>) {
  const read = createRoute({
    method: 'get',
    path: '/catalogue',
    summary: 'Definitions of all metrics, and the survey instruments',
    middleware: [tag] as const,
    responses: {
      200: {
        description: 'The catalogue',
        content: { 'application/json': { schema: catalogueSchema } },
      },
      ...PROBLEMS,
    },
  });
  return createRouter().openapi(read, (c) =>
    c.json(answerCatalogue(c.get('moment').reference), 200),
  );
}
