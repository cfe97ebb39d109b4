import { createRoute } from '@hono/zod-openapi';
import {
  erasureOrderSchema,
  erasurePreviewSchema,
  erasureQuestionSchema,
  erasureSchema,
  erasuresAnswerSchema,
} from '../../contract/erasures.ts';
import { AppError } from '../../domain/problem.ts';
import { listErasures, tellErasure } from '../../services/erasure/answer.ts';
import { askErasure } from '../../services/erasure/ask.ts';
import { lookBeforeErasing } from '../../services/erasure/preview.ts';
import type { AppDeps } from '../deps.ts';
import { jsonBody } from '../json-body.ts';
import { createRouter, PROBLEMS } from '../router.ts';
import { personOf } from './session.ts';

type Deps = Pick<AppDeps, 'accounts' | 'now' | 'isDemonstration' | 'keptFiles' | 'nudgeErasing'>;

/** Erasing customers, and what was erased. */
export function erasuresRoutes(deps: Deps) {
  const { accounts, now, isDemonstration, keptFiles, nudgeErasing } = deps;
  const refuseInvented = (): void => {
    if (isDemonstration) throw new AppError('ERASURE_UNAVAILABLE');
  };
  const list = createRoute({
    method: 'get',
    path: '/erasures',
    summary: 'Erasures of customers, under way and done; nothing tells whose they were',
    responses: {
      200: {
        description: 'Newest first',
        content: { 'application/json': { schema: erasuresAnswerSchema } },
      },
      ...PROBLEMS,
    },
  });
  const preview = createRoute({
    method: 'post',
    path: '/erasures/preview',
    summary: 'What erasing a customer would do; changes nothing',
    middleware: [jsonBody()] as const,
    request: {
      body: { required: true, content: { 'application/json': { schema: erasureQuestionSchema } } },
    },
    responses: {
      200: {
        description: 'Records by source, and files that would go',
        content: { 'application/json': { schema: erasurePreviewSchema } },
      },
      ...PROBLEMS,
    },
  });
  const ask = createRoute({
    method: 'post',
    path: '/erasures',
    summary: 'Erase a customer: from this answer on nothing of theirs comes in',
    middleware: [jsonBody()] as const,
    request: {
      body: { required: true, content: { 'application/json': { schema: erasureOrderSchema } } },
    },
    responses: {
      202: {
        description: 'The erasure, which is carried out from now on',
        content: { 'application/json': { schema: erasureSchema } },
      },
      ...PROBLEMS,
    },
  });
  return createRouter()
    .openapi(list, async (c) =>
      c.json(await listErasures(c.get('repository'), accounts.repository), 200),
    )
    .openapi(preview, async (c) => {
      refuseInvented();
      const { customer } = c.req.valid('json');
      const found = await lookBeforeErasing(c.get('repository'), keptFiles ?? null, customer);
      return c.json(found, 200);
    })
    .openapi(ask, async (c) => {
      refuseInvented();
      const { customer, confirm } = c.req.valid('json');
      const asking = { repository: c.get('repository'), audit: accounts.audit, now };
      const by = personOf(c).id;
      const erasure = await askErasure(asking, { customer, confirm, by });
      nudgeErasing?.();
      return c.json(await tellErasure(erasure, accounts.repository), 202);
    });
}
