import { createRoute } from '@hono/zod-openapi';
import type { Context } from 'hono';
import {
  beliefRoundAnswerSchema,
  beliefRoundChangeSchema,
  beliefRoundInputSchema,
  beliefRoundsAnswerSchema,
  ownBeliefAnswerSchema,
  ownBeliefInputSchema,
  perceptionGapAnswerSchema,
} from '../../contract/beliefs.ts';
import { answerRound, answerRounds } from '../../services/beliefs/answer.ts';
import { answerGap } from '../../services/beliefs/gap.ts';
import type { Leader } from '../../services/beliefs/own.ts';
import { answerOwn, readOwn } from '../../services/beliefs/own.ts';
import { changeRound, openRound } from '../../services/beliefs/rounds.ts';
import type { AppDeps, AppEnv, SettingDeps } from '../deps.ts';
import { jsonBody } from '../json-body.ts';
import { onceHeader, onceIn } from '../once.ts';
import { createRouter, PROBLEMS } from '../router.ts';
import { numberParam } from './assignments.ts';
import { personOf } from './session.ts';

const ROUND = {
  200: {
    description: 'The round as it stands now',
    content: { 'application/json': { schema: beliefRoundAnswerSchema } },
  },
  ...PROBLEMS,
} as const;
const OWN = {
  200: {
    description: 'What one has answered oneself',
    content: { 'application/json': { schema: ownBeliefAnswerSchema } },
  },
  ...PROBLEMS,
} as const;

/** What leaders believe customers think of the service, beside what customers say. Nobody is told who answered what. */
export function beliefsRoutes({
  accounts,
  isDemonstration,
  now,
  readMoment,
}: SettingDeps & Pick<AppDeps, 'isDemonstration'>) {
  const list = createRoute({
    method: 'get',
    path: '/beliefs',
    summary: 'Every round in which leaders were asked, the latest to begin first',
    responses: {
      200: {
        description: 'Those that are open, over, to come, or were taken back',
        content: { 'application/json': { schema: beliefRoundsAnswerSchema } },
      },
      ...PROBLEMS,
    },
  });
  const open = createRoute({
    method: 'post',
    path: '/beliefs',
    summary: 'Ask leaders from a day on: sentences, and the customers’ question each is put beside',
    middleware: [jsonBody()] as const,
    request: {
      headers: onceHeader,
      body: { required: true, content: { 'application/json': { schema: beliefRoundInputSchema } } },
    },
    responses: ROUND,
  });
  const change = createRoute({
    method: 'patch',
    path: '/beliefs/{id}',
    summary: 'Close a round today, for good, or take it back',
    middleware: [jsonBody()] as const,
    request: {
      params: numberParam,
      body: {
        required: true,
        content: { 'application/json': { schema: beliefRoundChangeSchema } },
      },
    },
    responses: ROUND,
  });
  const gap = createRoute({
    method: 'get',
    path: '/beliefs/{id}',
    summary: 'The perception gap of a closed round: leaders beside customers, with intervals',
    request: { params: numberParam },
    responses: {
      200: {
        description: 'One row a sentence and department; none while the round is not closed',
        content: { 'application/json': { schema: perceptionGapAnswerSchema } },
      },
      ...PROBLEMS,
    },
  });
  const own = createRoute({
    method: 'get',
    path: '/beliefs/{id}/answer',
    summary: 'What one has answered oneself, and the departments one may speak of',
    request: { params: numberParam },
    responses: OWN,
  });
  const answer = createRoute({
    method: 'put',
    path: '/beliefs/{id}/answer',
    summary: 'Answer an open round, in place of what one answered before',
    middleware: [jsonBody()] as const,
    request: {
      params: numberParam,
      body: { required: true, content: { 'application/json': { schema: ownBeliefInputSchema } } },
    },
    responses: OWN,
  });
  const tellingOf = (c: Context<AppEnv>, today: number) => ({
    repository: c.get('repository'),
    accounts,
    today,
  });
  const leaderOf = async (c: Context<AppEnv>): Promise<Leader> => ({
    repository: c.get('repository'),
    accounts,
    person: personOf(c),
    moment: await readMoment(now()),
  });
  return createRouter()
    .openapi(list, async (c) => {
      const { today } = await readMoment(now());
      return c.json(await answerRounds(tellingOf(c, today), isDemonstration), 200);
    })
    .openapi(open, async (c) => {
      const maker = { by: personOf(c).id, now: now(), once: await onceIn(c) };
      const moment = await readMoment(now());
      const id = await openRound(c.get('repository'), moment, c.req.valid('json'), maker);
      return c.json(await answerRound(tellingOf(c, moment.today), id), 200);
    })
    .openapi(change, async (c) => {
      const id = Number(c.req.valid('param').id);
      const { today } = await readMoment(now());
      const maker = { by: personOf(c).id, now: now(), today };
      await changeRound(c.get('repository'), id, c.req.valid('json'), maker);
      return c.json(await answerRound(tellingOf(c, today), id), 200);
    })
    .openapi(gap, async (c) => {
      const moment = await readMoment(now());
      const asked = { moment, viewer: c.get('viewer') };
      const id = Number(c.req.valid('param').id);
      return c.json(await answerGap(tellingOf(c, moment.today), asked, id), 200);
    })
    .openapi(own, async (c) =>
      c.json(await readOwn(await leaderOf(c), Number(c.req.valid('param').id)), 200),
    )
    .openapi(answer, async (c) => {
      const leader = await leaderOf(c);
      const id = Number(c.req.valid('param').id);
      await answerOwn(leader, id, c.req.valid('json'));
      return c.json(await readOwn(leader, id), 200);
    });
}
