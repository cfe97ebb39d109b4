import { createRoute } from '@hono/zod-openapi';
import { storesAnswerSchema, storesChangeSchema } from '../../contract/stores.ts';
import type { Stores } from '../../services/stores.ts';
import { showStore } from '../../services/stores.ts';
import { jsonBody } from '../json-body.ts';
import { createRouter, PROBLEMS } from '../router.ts';

const ANSWER = {
  200: {
    description: 'Which store is shown, and which there are',
    content: { 'application/json': { schema: storesAnswerSchema } },
  },
  ...PROBLEMS,
} as const;

/** One's own data and the demonstration: which of the two everybody sees. */
export function storesRoutes(stores: Stores, now: () => number) {
  const read = createRoute({
    method: 'get',
    path: '/stores',
    summary: 'Which store is shown: one’s own data or the demonstration',
    responses: ANSWER,
  });
  const change = createRoute({
    method: 'post',
    path: '/stores',
    summary: 'Begin with one’s own data, look at the demonstration, or come back from it',
    middleware: [jsonBody()] as const,
    request: {
      body: { required: true, content: { 'application/json': { schema: storesChangeSchema } } },
    },
    responses: ANSWER,
  });
  return createRouter()
    .openapi(read, (c) => c.json(stores.read(), 200))
    .openapi(change, async (c) => c.json(await showStore(stores, c.req.valid('json'), now), 200));
}
