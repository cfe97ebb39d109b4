import { createRoute } from '@hono/zod-openapi';
import type { Context } from 'hono';
import type { z } from 'zod';
import type { LoopDeed } from '#db/queries/loop-work.ts';
import {
  loopEffectSchema,
  loopAnswerSchema,
  loopCommentSchema,
  loopCountsQuerySchema,
  loopCountsSchema,
  loopEditSchema,
  loopInputSchema,
  loopMoveSchema,
  loopPeopleSchema,
  loopsAnswerSchema,
  loopsQuerySchema,
  similarAnswerSchema,
  similarQuerySchema,
} from '../../contract/loops.ts';
import { answerLoop, answerLoops, countLoops, readStory } from '../../services/loops/answer.ts';
import { effectAnswer } from '../../services/loops/effect-answer.ts';
import { effectOf, verifiedEffect } from '../../services/loops/effect.ts';
import { beginLoop } from '../../services/loops/begin.ts';
import { moveLoop } from '../../services/loops/move.ts';
import { peopleToName } from '../../services/loops/named.ts';
import { answerSimilar } from '../../services/loops/similar.ts';
import { readLoopTelling } from '../../services/loops/telling.ts';
import { commentDeed, editDeed } from '../../services/loops/work.ts';
import type { AppEnv, SettingDeps } from '../deps.ts';
import { jsonBody } from '../json-body.ts';
import { onceHeader, onceIn } from '../once.ts';
import { createRouter, PROBLEMS } from '../router.ts';
import { numberParam } from './assignments.ts';
import { personOf } from './session.ts';

/** The answer of everything that is about one loop. */
export const ONE_LOOP = {
  200: {
    description: 'The loop as it stands now',
    content: { 'application/json': { schema: loopAnswerSchema } },
  },
  ...PROBLEMS,
} as const;

/** A JSON body of a shape. */
export function bodyOf<S extends z.ZodType>(schema: S) {
  return { required: true, content: { 'application/json': { schema } } } as const;
}

const LIST = createRoute({
  method: 'get',
  path: '/loops',
  summary: 'Loops one may read, the newest first',
  request: { query: loopsQuerySchema },
  responses: {
    200: {
      description: 'A page of loops',
      content: { 'application/json': { schema: loopsAnswerSchema } },
    },
    ...PROBLEMS,
  },
});
const COUNTS = createRoute({
  method: 'get',
  path: '/loops/counts',
  summary: 'How many loops one may read, by state, and how many are late',
  request: { query: loopCountsQuerySchema },
  responses: {
    200: {
      description: 'Every state with its count',
      content: { 'application/json': { schema: loopCountsSchema } },
    },
    ...PROBLEMS,
  },
});
const BEGIN = createRoute({
  method: 'post',
  path: '/loops',
  summary: 'Begin a loop: from here on somebody answers for the issue',
  middleware: [jsonBody()] as const,
  request: { headers: onceHeader, body: bodyOf(loopInputSchema) },
  responses: ONE_LOOP,
});
const PEOPLE = createRoute({
  method: 'get',
  path: '/loops/people',
  summary: 'Who can be named as sponsor, decider or owner',
  responses: {
    200: {
      description: 'People by role and name',
      content: { 'application/json': { schema: loopPeopleSchema } },
    },
    ...PROBLEMS,
  },
});
const SIMILAR = createRoute({
  method: 'get',
  path: '/loops/similar',
  summary: 'Open and closed loops like one, what fixed them and whether it held',
  request: { query: similarQuerySchema },
  responses: {
    200: {
      description: 'At most 5, the likest first',
      content: { 'application/json': { schema: similarAnswerSchema } },
    },
    ...PROBLEMS,
  },
});
const READ = createRoute({
  method: 'get',
  path: '/loops/{id}',
  summary: 'A loop with its timeline, departments, actions and what its next step lacks',
  request: { params: numberParam },
  responses: ONE_LOOP,
});
const EDIT = createRoute({
  method: 'patch',
  path: '/loops/{id}',
  summary: 'Change what a loop says of itself; what is left out stays',
  middleware: [jsonBody()] as const,
  request: { params: numberParam, body: bodyOf(loopEditSchema) },
  responses: ONE_LOOP,
});
const MOVE = createRoute({
  method: 'post',
  path: '/loops/{id}/moves',
  summary: 'Move a loop a step; what was measured is measured then',
  middleware: [jsonBody()] as const,
  request: { params: numberParam, body: bodyOf(loopMoveSchema) },
  responses: ONE_LOOP,
});
const EFFECT = createRoute({
  method: 'get',
  path: '/loops/{id}/effect',
  summary: 'How its change shows: before and after, with interval and verdict',
  request: { params: numberParam },
  responses: {
    200: {
      description: 'The reading, and the weeks it was made from',
      content: { 'application/json': { schema: loopEffectSchema } },
    },
    ...PROBLEMS,
  },
});
const COMMENT = createRoute({
  method: 'post',
  path: '/loops/{id}/comments',
  summary: 'Leave a line in its timeline',
  middleware: [jsonBody()] as const,
  request: { params: numberParam, body: bodyOf(loopCommentSchema) },
  responses: ONE_LOOP,
});

/** What answers about loops share: how a caller is told of one, and how deeds are done. */
export function loopAnswers({ accounts, now, readMoment }: SettingDeps) {
  const tellingFor = async (c: Context<AppEnv>) =>
    readLoopTelling(accounts, {
      moment: await readMoment(now()),
      viewer: c.get('viewer'),
      person: personOf(c).id,
      now: now(),
    });
  const tell = async (c: Context<AppEnv>, id: number) => {
    const repository = c.get('repository');
    const story = await readStory(repository, id);
    const telling = await tellingFor(c);
    // Only what waits for it is asked how it reads.
    const effect =
      story.loop.state === 'told'
        ? await verifiedEffect(repository, telling.moment, story.loop)
        : null;
    return answerLoop(repository, telling, { story, effect: effect?.verdict ?? null });
  };
  const known = async () => {
    const moment = await readMoment(now());
    return { moment, people: await peopleToName(accounts, moment) };
  };
  const makerOf = (c: Context<AppEnv>) => ({ by: personOf(c).id, now: now() });
  const work = async (c: Context<AppEnv>, id: number, deed: LoopDeed) => {
    await c.get('repository').write('workOnLoop', { id, deed, ...makerOf(c) });
    return tell(c, id);
  };
  return { tellingFor, tell, known, makerOf, work };
}

/** Customer issues from the first complaint to the proven effect. */
export function loopsRoutes(deps: SettingDeps) {
  const { tellingFor, tell, known, makerOf, work } = loopAnswers(deps);
  const { now, readMoment } = deps;
  return createRouter()
    .openapi(LIST, async (c) => {
      const query = c.req.valid('query');
      return c.json(await answerLoops(c.get('repository'), await tellingFor(c), query), 200);
    })
    .openapi(COUNTS, async (c) => {
      const told = { moment: await readMoment(now()), now: now() };
      return c.json(await countLoops(c.get('repository'), told, c.req.valid('query')), 200);
    })
    .openapi(PEOPLE, async (c) => c.json((await known()).people, 200))
    .openapi(SIMILAR, async (c) => {
      const { moment } = await known();
      const query = c.req.valid('query');
      return c.json(await answerSimilar(c.get('repository'), moment.reference, query), 200);
    })
    .openapi(BEGIN, async (c) => {
      const maker = { ...makerOf(c), once: await onceIn(c) };
      const id = await beginLoop(c.get('repository'), await known(), c.req.valid('json'), maker);
      return c.json(await tell(c, id), 200);
    })
    .openapi(READ, async (c) => c.json(await tell(c, Number(c.req.valid('param').id)), 200))
    .openapi(EDIT, async (c) => {
      const id = Number(c.req.valid('param').id);
      return c.json(await work(c, id, editDeed(c.req.valid('json'), await known())), 200);
    })
    .openapi(MOVE, async (c) => {
      const id = Number(c.req.valid('param').id);
      const repository = c.get('repository');
      const story = await readStory(repository, id);
      const input = c.req.valid('json');
      const context = await known();
      const readEffect = () => verifiedEffect(repository, context.moment, story.loop);
      await moveLoop(repository, context, { story, input, readEffect }, makerOf(c));
      return c.json(await tell(c, id), 200);
    })
    .openapi(EFFECT, async (c) => {
      const repository = c.get('repository');
      const { loop } = await readStory(repository, Number(c.req.valid('param').id));
      const { moment } = await tellingFor(c);
      return c.json(effectAnswer(await effectOf(repository, moment, loop), loop, moment), 200);
    })
    .openapi(COMMENT, async (c) => {
      const { text } = c.req.valid('json');
      return c.json(await work(c, Number(c.req.valid('param').id), commentDeed(text)), 200);
    });
}
