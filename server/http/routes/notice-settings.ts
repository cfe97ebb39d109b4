import { createRoute } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { noticeSettingsAnswerSchema, noticeSettingSchema } from '../../contract/notice-settings.ts';
import { keepOwnNotice, readOwnNotice } from '../../services/delivery/notice-settings.ts';
import type { OutgoingWays } from '../../services/delivery/outgoing.ts';
import type { AppDeps, AppEnv } from '../deps.ts';
import { jsonBody } from '../json-body.ts';
import { createRouter, PROBLEMS } from '../router.ts';
import { personOf } from './session.ts';

const ANSWER = {
  200: {
    description: 'As it stands now',
    content: { 'application/json': { schema: noticeSettingsAnswerSchema } },
  },
  ...PROBLEMS,
} as const;

/** How somebody wants to be told, and who is told while they are away. */
export function noticeSettingsRoutes(
  { accounts }: Pick<AppDeps, 'accounts'>,
  { mailServer }: Pick<OutgoingWays, 'mailServer'>,
) {
  const read = createRoute({
    method: 'get',
    path: '/notice-settings',
    summary: 'How the caller wants to be told',
    responses: ANSWER,
  });
  const keep = createRoute({
    method: 'put',
    path: '/notice-settings',
    summary: 'Say how one wants to be told, and when one is away',
    middleware: [jsonBody()] as const,
    request: {
      body: { required: true, content: { 'application/json': { schema: noticeSettingSchema } } },
    },
    responses: ANSWER,
  });
  const of = (c: Context<AppEnv>) => ({
    repository: c.get('repository'),
    accounts,
    person: personOf(c),
    hasMailServer: mailServer !== null,
  });
  return createRouter()
    .openapi(read, async (c) => c.json(await readOwnNotice(of(c)), 200))
    .openapi(keep, async (c) => c.json(await keepOwnNotice(of(c), c.req.valid('json')), 200));
}
