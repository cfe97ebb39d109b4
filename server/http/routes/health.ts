import { createRoute } from '@hono/zod-openapi';
import type { Repository } from '#db/store/store.ts';
import { healthSchema, readySchema } from '../../contract/health.ts';
import { createRouter, PROBLEMS } from '../router.ts';

/** For whoever watches the process. */
export function healthRoutes(repository: Repository) {
  const health = createRoute({
    method: 'get',
    path: '/health',
    summary: 'The process is alive',
    responses: {
      200: { description: 'Alive', content: { 'application/json': { schema: healthSchema } } },
    },
  });
  const ready = createRoute({
    method: 'get',
    path: '/ready',
    summary: 'The store answers',
    responses: {
      200: { description: 'Ready', content: { 'application/json': { schema: readySchema } } },
      ...PROBLEMS,
    },
  });
  return createRouter()
    .openapi(health, (c) => c.json({ status: 'alive' } as const, 200))
    .openapi(ready, async (c) => {
      await repository.read('readVersion', undefined);
      return c.json({ status: 'ready' } as const, 200);
    });
}
