import { createRoute } from '@hono/zod-openapi';
import type { MiddlewareHandler } from 'hono';
import { voicesAnswerSchema, voicesQuerySchema } from '../../contract/voices.ts';
import { answerVoices } from '../../services/voices/answer.ts';
import type { AppEnv } from '../deps.ts';
import { createRouter, PROBLEMS } from '../router.ts';

/** Customers’ own words that stand for a period. */
export function voicesRoutes(tag: MiddlewareHandler<AppEnv>) {
  const read = createRoute({
    method: 'get',
    path: '/voices',
    summary: 'The words of the worst, the typical and the best answer of a period',
    middleware: [tag] as const,
    request: { query: voicesQuerySchema },
    responses: {
      200: {
        description: 'At most three answers with their words',
        content: { 'application/json': { schema: voicesAnswerSchema } },
      },
      ...PROBLEMS,
    },
  });
  return createRouter().openapi(read, async (c) =>
    c.json(await answerVoices(c.get('repository'), c.get('moment'), c.req.valid('query')), 200),
  );
}
