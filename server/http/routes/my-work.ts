import { createRoute } from '@hono/zod-openapi';
import { myWorkSchema } from '../../contract/my-work.ts';
import { answerMyWork } from '../../services/my-work/answer.ts';
import type { SettingDeps } from '../deps.ts';
import { createRouter, PROBLEMS } from '../router.ts';
import { personOf } from './session.ts';

const LIST = createRoute({
  method: 'get',
  path: '/my-work',
  summary: 'What waits for the caller, the first due first',
  responses: {
    200: {
      description: 'At most 200 things, and how many there are in all',
      content: { 'application/json': { schema: myWorkSchema } },
    },
    ...PROBLEMS,
  },
});

/** What waits for somebody, by its clock. */
export function myWorkRoutes({ now, readMoment }: SettingDeps) {
  return createRouter().openapi(LIST, async (c) => {
    const at = now();
    const asked = { principal: personOf(c), viewer: c.get('viewer') };
    const told = { moment: await readMoment(at), now: at };
    return c.json(await answerMyWork(c.get('repository'), told, asked), 200);
  });
}
