import { createRoute } from '@hono/zod-openapi';
import { loopFiguresQuerySchema, loopFiguresSchema } from '../../contract/loop-figures.ts';
import { answerLoopFigures } from '../../services/loops/figures.ts';
import type { SettingDeps } from '../deps.ts';
import { createRouter, PROBLEMS } from '../router.ts';
import { loopAnswers } from './loops.ts';

const READ = createRoute({
  method: 'get',
  path: '/loop-figures',
  summary: 'How loops stand, what came of them, and how well they are seen through',
  request: { query: loopFiguresQuerySchema },
  responses: {
    200: {
      description: 'Figures of the loops one may read; a head’s are those of their departments',
      content: { 'application/json': { schema: loopFiguresSchema } },
    },
    ...PROBLEMS,
  },
});

/** Loops counted: closed, told, held, answered. */
export function loopFiguresRoutes(deps: SettingDeps) {
  const { tellingFor } = loopAnswers(deps);
  return createRouter().openapi(READ, async (c) => {
    const telling = await tellingFor(c);
    return c.json(await answerLoopFigures(c.get('repository'), telling, c.req.valid('query')), 200);
  });
}
