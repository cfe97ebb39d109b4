import { createRoute, z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import {
  newViewSchema,
  viewChangeSchema,
  viewSchema,
  viewsAnswerSchema,
} from '../../contract/views.ts';
import type { ViewsOf } from '../../services/views/views.ts';
import { changeView, deleteView, keepView, readViews } from '../../services/views/views.ts';
import type { AppDeps, AppEnv } from '../deps.ts';
import { jsonBody } from '../json-body.ts';
import { createRouter, PROBLEMS } from '../router.ts';
import { personOf } from './session.ts';

const idParam = z.object({ id: z.string().min(1).max(100) });

const ONE = { content: { 'application/json': { schema: viewSchema } } } as const;

/** What people keep of the page of comparisons: questions under a name, their own or shared. */
export function viewsRoutes({ accounts }: Pick<AppDeps, 'accounts'>) {
  const list = createRoute({
    method: 'get',
    path: '/views',
    summary: 'One’s own views and those others share',
    responses: {
      200: {
        description: 'By name',
        content: { 'application/json': { schema: viewsAnswerSchema } },
      },
      ...PROBLEMS,
    },
  });
  const keep = createRoute({
    method: 'post',
    path: '/views',
    summary: 'Keep a view',
    middleware: [jsonBody()] as const,
    request: {
      body: { required: true, content: { 'application/json': { schema: newViewSchema } } },
    },
    responses: { 201: { description: 'The view', ...ONE }, ...PROBLEMS },
  });
  const change = createRoute({
    method: 'patch',
    path: '/views/{id}',
    summary: 'Rename, share or change one of one’s own views',
    middleware: [jsonBody()] as const,
    request: {
      params: idParam,
      body: { required: true, content: { 'application/json': { schema: viewChangeSchema } } },
    },
    responses: { 200: { description: 'The view as it stands now', ...ONE }, ...PROBLEMS },
  });
  const remove = createRoute({
    method: 'delete',
    path: '/views/{id}',
    summary: 'Delete a view: one’s own, or as administrator a shared one',
    request: { params: idParam },
    responses: { 204: { description: 'Gone' }, ...PROBLEMS },
  });
  const of = (c: Context<AppEnv>): ViewsOf => ({
    repository: c.get('repository'),
    accounts,
    person: personOf(c),
  });
  return createRouter()
    .openapi(list, async (c) => c.json({ views: await readViews(of(c)) }, 200))
    .openapi(keep, async (c) => c.json(await keepView(of(c), c.req.valid('json')), 201))
    .openapi(change, async (c) =>
      c.json(await changeView(of(c), c.req.valid('param').id, c.req.valid('json')), 200),
    )
    .openapi(remove, async (c) => {
      await deleteView(of(c), c.req.valid('param').id);
      return c.body(null, 204);
    });
}
