import { createRoute } from '@hono/zod-openapi';
import { alertLadderSchema } from '../../contract/ladder.ts';
import { whoReader } from '../../services/accounts/who.ts';
import { answerLadder } from '../../services/alerts/ladder.ts';
import type { SettingDeps } from '../deps.ts';
import { createRouter, PROBLEMS } from '../router.ts';

const READ = createRoute({
  method: 'get',
  path: '/alert-ladder',
  summary: 'Who is told of alerts today, one after the other, and by which clock',
  responses: {
    200: {
      description: 'By department, with gaps as empty lists',
      content: { 'application/json': { schema: alertLadderSchema } },
    },
    ...PROBLEMS,
  },
});

/** Who is asked when nobody answers. */
export function ladderRoutes({ accounts, now, readMoment }: SettingDeps) {
  return createRouter().openapi(READ, async (c) => {
    const repository = c.get('repository');
    const [moment, who] = await Promise.all([readMoment(now()), whoReader(accounts)]);
    return c.json(await answerLadder({ repository, moment, who, now: now() }), 200);
  });
}
