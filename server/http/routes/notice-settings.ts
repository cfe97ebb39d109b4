import { createRoute } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { deliveryTestSchema } from '../../contract/receivers.ts';
import { noticeSettingsAnswerSchema, noticeSettingSchema } from '../../contract/notice-settings.ts';
import { keepOwnNotice, readOwnNotice } from '../../services/delivery/notice-settings.ts';
import type { OutgoingWays } from '../../services/delivery/outgoing.ts';
import { outcomeInfo } from '../../services/delivery/receivers.ts';
import { sendTest } from '../../services/delivery/send-test.ts';
import { outcomeWords } from '../../messages/delivery.ts';
import type { AppEnv } from '../deps.ts';
import { jsonBody } from '../json-body.ts';
import { createRouter, PROBLEMS } from '../router.ts';
import type { RouteDeps } from '../routes.ts';
import { sendingBy } from './receivers.ts';
import { personOf } from './session.ts';

const ANSWER = {
  200: {
    description: 'As it stands now',
    content: { 'application/json': { schema: noticeSettingsAnswerSchema } },
  },
  ...PROBLEMS,
} as const;

/** How somebody wants to be told, and who is told while they are away. */
export function noticeSettingsRoutes(deps: RouteDeps, ways: OutgoingWays) {
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
  const test = createRoute({
    method: 'post',
    path: '/notice-settings/test',
    summary: 'Send the caller a test letter now and say how that ended',
    responses: {
      200: {
        description: 'Taken by the mail server, or what exactly went wrong',
        content: { 'application/json': { schema: deliveryTestSchema } },
      },
      ...PROBLEMS,
    },
  });
  const of = (c: Context<AppEnv>) => ({
    repository: c.get('repository'),
    accounts: deps.accounts,
    person: personOf(c),
    hasMailServer: ways.mailServer !== null,
  });
  return createRouter()
    .openapi(read, async (c) => c.json(await readOwnNotice(of(c)), 200))
    .openapi(keep, async (c) => c.json(await keepOwnNotice(of(c), c.req.valid('json')), 200))
    .openapi(test, async (c) => {
      const to = { mailTo: personOf(c).id };
      const { code, status } = await sendTest(sendingBy(deps, ways), to, c.req.raw.signal);
      const outcome = outcomeInfo({ words: outcomeWords }, code, status);
      return c.json({ isDelivered: code === 'delivered', outcome }, 200);
    });
}
