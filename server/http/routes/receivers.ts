import { createRoute } from '@hono/zod-openapi';
import type { Context } from 'hono';
import type { Viewer } from '#db/store/request.ts';
import {
  deliveriesAnswerSchema,
  deliveriesQuerySchema,
  deliveryHealthSchema,
  issuedReceiverSchema,
  receiverChangeSchema,
  receiverInputSchema,
  receiverLogSchema,
  receiverSchema,
  receiversAnswerSchema,
  deliveryTestSchema,
} from '../../contract/receivers.ts';
import { deliveryTell, outcomeWords } from '../../messages/delivery.ts';
import type { OutgoingWays } from '../../services/delivery/outgoing.ts';
import type { ReceiversOf } from '../../services/delivery/receivers.ts';
import {
  answerDeliveries,
  changeReceiver,
  listReceivers,
  makeReceiver,
  outcomeInfo,
  readHealth,
  receiverLog,
  receiverOf,
  removeReceiver,
  rotateSecret,
} from '../../services/delivery/receivers.ts';
import type { SendDeps } from '../../services/delivery/send.ts';
import { sendTest } from '../../services/delivery/send-test.ts';
import type { AppEnv } from '../deps.ts';
import type { RouteDeps } from '../routes.ts';
import { jsonBody } from '../json-body.ts';
import { createRouter, PROBLEMS } from '../router.ts';
import { numberParam } from './assignments.ts';
import { personOf } from './session.ts';

const json = <S>(schema: S) => ({ 'application/json': { schema } });

/** How a request itself sends a message, past the queue. */
export function sendingBy(deps: RouteDeps, ways: OutgoingWays): SendDeps {
  return {
    ...ways,
    repository: deps.own,
    as: (viewer: Viewer) => deps.store.as(viewer),
    accounts: deps.accounts.repository,
    readMoment: deps.readMoment,
    tell: deliveryTell,
    publicUrl: deps.publicUrl,
    now: deps.now,
  };
}

/** Programs that hear of alerts, what was sent to them, and how delivery stands. */
export function receiversRoutes(deps: RouteDeps, ways: OutgoingWays) {
  const list = createRoute({
    method: 'get',
    path: '/receivers',
    summary: 'Every receiver, without its secret',
    responses: {
      200: { description: 'In the order they were made', content: json(receiversAnswerSchema) },
      ...PROBLEMS,
    },
  });
  const make = createRoute({
    method: 'post',
    path: '/receivers',
    summary: 'A new receiver',
    middleware: [jsonBody()] as const,
    request: { body: { required: true, content: json(receiverInputSchema) } },
    responses: {
      201: {
        description: 'The receiver; its secret is told this once',
        content: json(issuedReceiverSchema),
      },
      ...PROBLEMS,
    },
  });
  const change = createRoute({
    method: 'patch',
    path: '/receivers/{id}',
    summary: 'Change a receiver, switch it off or on',
    middleware: [jsonBody()] as const,
    request: {
      params: numberParam,
      body: { required: true, content: json(receiverChangeSchema) },
    },
    responses: {
      200: { description: 'The receiver as it stands now', content: json(receiverSchema) },
      ...PROBLEMS,
    },
  });
  const remove = createRoute({
    method: 'delete',
    path: '/receivers/{id}',
    summary: 'Remove a receiver',
    request: { params: numberParam },
    responses: { 204: { description: 'Gone' }, ...PROBLEMS },
  });
  const rotate = createRoute({
    method: 'post',
    path: '/receivers/{id}/secret',
    summary: 'A new secret; the one before signs for another day',
    request: { params: numberParam },
    responses: {
      200: {
        description: 'The receiver; its new secret is told this once',
        content: json(issuedReceiverSchema),
      },
      ...PROBLEMS,
    },
  });
  const test = createRoute({
    method: 'post',
    path: '/receivers/{id}/test',
    summary: 'Send a test now and say how it ended',
    request: { params: numberParam },
    responses: {
      200: {
        description: 'Delivered, or what exactly went wrong',
        content: json(deliveryTestSchema),
      },
      ...PROBLEMS,
    },
  });
  const log = createRoute({
    method: 'get',
    path: '/receivers/{id}/deliveries',
    summary: 'What was sent to a receiver and how that ended',
    request: { params: numberParam },
    responses: {
      200: { description: 'The newest first', content: json(receiverLogSchema) },
      ...PROBLEMS,
    },
  });
  const deliveries = createRoute({
    method: 'get',
    path: '/deliveries',
    summary: 'What was made for whomever, how it stands and why',
    request: { query: deliveriesQuerySchema },
    responses: {
      200: { description: 'The newest first', content: json(deliveriesAnswerSchema) },
      ...PROBLEMS,
    },
  });
  const health = createRoute({
    method: 'get',
    path: '/delivery-health',
    summary: 'What waits, what worked last, which receivers fail',
    responses: {
      200: { description: 'By way of delivery', content: json(deliveryHealthSchema) },
      ...PROBLEMS,
    },
  });
  const of = async (c: Context<AppEnv>): Promise<ReceiversOf> => ({
    repository: c.get('repository'),
    accounts: deps.accounts,
    reference: (await deps.readMoment(deps.now())).reference,
    words: outcomeWords,
    by: personOf(c).id,
  });
  return createRouter()
    .openapi(list, async (c) => c.json({ receivers: await listReceivers(await of(c)) }, 200))
    .openapi(make, async (c) => c.json(await makeReceiver(await of(c), c.req.valid('json')), 201))
    .openapi(change, async (c) => {
      const id = Number(c.req.valid('param').id);
      return c.json(await changeReceiver(await of(c), id, c.req.valid('json')), 200);
    })
    .openapi(remove, async (c) => {
      await removeReceiver(await of(c), Number(c.req.valid('param').id));
      return c.body(null, 204);
    })
    .openapi(rotate, async (c) =>
      c.json(await rotateSecret(await of(c), Number(c.req.valid('param').id)), 200),
    )
    .openapi(test, async (c) => {
      const asked = await of(c);
      const { id } = await receiverOf(asked, Number(c.req.valid('param').id));
      const { code, status } = await sendTest(
        sendingBy(deps, ways),
        { receiver: id },
        c.req.raw.signal,
      );
      const outcome = outcomeInfo(asked, code, status);
      return c.json({ isDelivered: code === 'delivered', outcome }, 200);
    })
    .openapi(log, async (c) =>
      c.json(await receiverLog(await of(c), Number(c.req.valid('param').id)), 200),
    )
    .openapi(deliveries, async (c) =>
      c.json(await answerDeliveries(await of(c), c.req.valid('query').state ?? null), 200),
    )
    .openapi(health, async (c) =>
      c.json(await readHealth(await of(c), ways.mailServer !== null), 200),
    );
}
