import { createRoute } from '@hono/zod-openapi';
import { loopChangesQuerySchema, loopChangesSchema } from '../../contract/loop-changes.ts';
import { loopFiguresQuerySchema, loopFiguresSchema } from '../../contract/loop-figures.ts';
import { answerLoopChanges } from '../../services/loops/changes.ts';
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

const CHANGES = createRoute({
  method: 'get',
  path: '/loop-changes',
  summary: 'Changes of loops that a chart of a metric, days and filters must show',
  request: { query: loopChangesQuerySchema },
  responses: {
    200: {
      description: 'Those one may read, by the day from which they hold',
      content: { 'application/json': { schema: loopChangesSchema } },
    },
    ...PROBLEMS,
  },
});

/** Loops counted: closed, told, held, answered; and where they show in numbers. */
export function loopFiguresRoutes(deps: SettingDeps) {
  const { tellingFor } = loopAnswers(deps);
  return createRouter()
    .openapi(READ, async (c) => {
      const telling = await tellingFor(c);
      const query = c.req.valid('query');
      return c.json(await answerLoopFigures(c.get('repository'), telling, query), 200);
    })
    .openapi(CHANGES, async (c) => {
      const { moment } = await tellingFor(c);
      const query = c.req.valid('query');
      return c.json(await answerLoopChanges(c.get('repository'), moment.reference, query), 200);
    });
}
