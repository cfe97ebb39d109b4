import { createRoute } from '@hono/zod-openapi';
import { operationsAnswerSchema } from '../../contract/operations.ts';
import { sentence } from '../../messages/sentence.ts';
import { answerOperations } from '../../services/operations/answer.ts';
import type { AppDeps } from '../deps.ts';
import { createRouter, PROBLEMS } from '../router.ts';

/** How the installation itself stands, for whoever runs it. */
export function operationsRoutes({
  build,
  now,
  operations,
}: Pick<AppDeps, 'build' | 'now' | 'operations'>) {
  const read = createRoute({
    method: 'get',
    path: '/operations',
    summary: 'Backups, jobs, leases, disk, delivery, last check, versions',
    responses: {
      200: {
        description: 'As it stands now',
        content: { 'application/json': { schema: operationsAnswerSchema } },
      },
      ...PROBLEMS,
    },
  });
  return createRouter().openapi(read, async (c) => {
    const language = c.get('language');
    const answer = await answerOperations({
      repository: c.get('repository'),
      dataDir: operations?.dataDir ?? null,
      backups: operations?.backups ?? null,
      build,
      now,
      say: (problem) => sentence(problem, language),
    });
    return c.json(answer, 200);
  });
}
