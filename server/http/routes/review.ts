import { createRoute } from '@hono/zod-openapi';
import type { Context } from 'hono';
import {
  reviewAnswerSchema,
  reviewCorrectionSchema,
  reviewDecisionSchema,
  reviewOutcomeSchema,
  reviewQuerySchema,
} from '../../contract/review.ts';
import type { SaidAmendment } from '#db/queries/review-amending.ts';
import type { ReviewQuery } from '../../contract/review.ts';
import { ruleSentence } from '../../messages/alert-rules.ts';
import { readAlertTelling, readTelling } from '../../services/alerts/telling.ts';
import { peopleToName } from '../../services/loops/named.ts';
import type { ReviewReader } from '../../services/review/answer.ts';
import { answerReview } from '../../services/review/answer.ts';
import { readCorrection, readDecision, readOutcome } from '../../services/review/decide.ts';
import { reviewWeek } from '../../services/review/week.ts';
import type { AppEnv, SettingDeps } from '../deps.ts';
import { jsonBody } from '../json-body.ts';
import { createRouter, PROBLEMS } from '../router.ts';
import { numberParam } from './assignments.ts';
import { bodyOf } from './loops.ts';
import { personOf } from './session.ts';

const WEEK = {
  200: {
    description: 'The review as it stands now',
    content: { 'application/json': { schema: reviewAnswerSchema } },
  },
  ...PROBLEMS,
} as const;

const READ = createRoute({
  method: 'get',
  path: '/review',
  summary: 'The weekly review: what was promised, what is not as it should be, what was decided',
  request: { query: reviewQuerySchema },
  responses: WEEK,
});
const DECIDE = createRoute({
  method: 'post',
  path: '/review/items',
  summary: 'Decide about one exception: what is done, by whom, until when',
  middleware: [jsonBody()] as const,
  request: { body: bodyOf(reviewDecisionSchema) },
  responses: WEEK,
});
const CORRECT = createRoute({
  method: 'patch',
  path: '/review/items/{id}',
  summary: 'Say anew what this week decided, as who decided it or a CX officer',
  middleware: [jsonBody()] as const,
  request: { params: numberParam, body: bodyOf(reviewCorrectionSchema) },
  responses: WEEK,
});
const WITHDRAW = createRoute({
  method: 'delete',
  path: '/review/items/{id}',
  summary: 'Take back what this week decided, as who decided it or a CX officer',
  request: { params: numberParam },
  responses: WEEK,
});
const JUDGE = createRoute({
  method: 'post',
  path: '/review/items/{id}/outcome',
  summary: 'Say what became of what was promised: kept, not kept, or moved to another day',
  middleware: [jsonBody()] as const,
  request: { params: numberParam, body: bodyOf(reviewOutcomeSchema) },
  responses: WEEK,
});

/** The weekly review of what is not as it should be. */
export function reviewRoutes({ accounts, now, readMoment }: SettingDeps) {
  const tell = async (c: Context<AppEnv>, query: ReviewQuery) => {
    const repository = c.get('repository');
    const moment = await readMoment(now());
    const language = c.get('language');
    const telling = await readTelling(accounts, moment, (rule) => ruleSentence(rule, language));
    const alerts = await readAlertTelling(repository, telling, {
      sources: moment.sources,
      viewer: c.get('viewer'),
      now: now(),
    });
    return answerReview(repository, { moment, alerts, now: now(), reader: readerOf(c) }, query);
  };
  const amend = async (c: Context<AppEnv>, id: string, said: SaidAmendment) => {
    const { week } = reviewWeek(await readMoment(now()));
    const { person: by, isOfficer } = readerOf(c);
    const asked = { id: Number(id), said, week, by, isOfficer, now: now() };
    await c.get('repository').write('amendReviewItem', asked);
    return tell(c, {});
  };
  return createRouter()
    .openapi(READ, async (c) => c.json(await tell(c, c.req.valid('query')), 200))
    .openapi(DECIDE, async (c) => {
      const moment = await readMoment(now());
      const people = await peopleToName(accounts, moment);
      const { week } = reviewWeek(moment);
      const maker = { week, by: personOf(c).id, now: now() };
      const asked = readDecision(c.req.valid('json'), { moment, people });
      await c.get('repository').write('decideInReview', { ...asked, ...maker });
      return c.json(await tell(c, {}), 200);
    })
    .openapi(CORRECT, async (c) => {
      const moment = await readMoment(now());
      const people = await peopleToName(accounts, moment);
      const decided = readCorrection(c.req.valid('json'), { moment, people });
      const { id } = c.req.valid('param');
      return c.json(await amend(c, id, { kind: 'correct', decided }), 200);
    })
    .openapi(WITHDRAW, async (c) => {
      const { id } = c.req.valid('param');
      return c.json(await amend(c, id, { kind: 'withdraw' }), 200);
    })
    .openapi(JUDGE, async (c) => {
      const moment = await readMoment(now());
      const { week } = reviewWeek(moment);
      const said = readOutcome(c.req.valid('json'), moment);
      const id = Number(c.req.valid('param').id);
      const maker = { week, by: personOf(c).id, now: now() };
      await c.get('repository').write('judgeReviewItem', { id, said, ...maker });
      return c.json(await tell(c, {}), 200);
    });
}

function readerOf(c: Context<AppEnv>): ReviewReader {
  const { id, rights } = personOf(c);
  return { person: id, isOfficer: rights.role === 'cx_officer' };
}
