import { createRoute } from '@hono/zod-openapi';
import type { Context } from 'hono';
import type { z } from 'zod';
import type { AlertAction } from '#db/queries/alert-actions.ts';
import { alertCourseSchema } from '../../contract/alert-course.ts';
import {
  alertAnswerSchema,
  alertsAnswerSchema,
  alertsQuerySchema,
  commentInputSchema,
  reasonInputSchema,
  untilInputSchema,
  usefulInputSchema,
} from '../../contract/alerts.ts';
import { ruleSentence } from '../../messages/alert-rules.ts';
import { outcomeWords } from '../../messages/delivery.ts';
import { actOn } from '../../services/alerts/act.ts';
import { answerAlert, answerAlerts } from '../../services/alerts/alerts.ts';
import { answerCourse } from '../../services/alerts/course.ts';
import { readAlertTelling, readTelling } from '../../services/alerts/telling.ts';
import type { AppEnv, SettingDeps } from '../deps.ts';
import { jsonBody } from '../json-body.ts';
import { createRouter, PROBLEMS } from '../router.ts';
import { numberParam } from './assignments.ts';
import { personOf } from './session.ts';

const ONE = {
  200: {
    description: 'The alert as it stands now',
    content: { 'application/json': { schema: alertAnswerSchema } },
  },
  ...PROBLEMS,
} as const;

/** What people do about an alert: a route each. */
function action<S extends z.ZodType, P extends string>(path: P, summary: string, schema: S) {
  return createRoute({
    method: 'post',
    path,
    summary,
    middleware: [jsonBody()] as const,
    request: {
      params: numberParam,
      body: { required: true, content: { 'application/json': { schema } } },
    },
    responses: ONE,
  });
}

const LIST = createRoute({
  method: 'get',
  path: '/alerts',
  summary: 'Alerts one may read, the newest first, and how many there are by state',
  request: { query: alertsQuerySchema },
  responses: {
    200: {
      description: 'A page of alerts',
      content: { 'application/json': { schema: alertsAnswerSchema } },
    },
    ...PROBLEMS,
  },
});
const READ = createRoute({
  method: 'get',
  path: '/alerts/{id}',
  summary: 'An alert: why it fired, its records, who was told and who was not and why',
  request: { params: numberParam },
  responses: ONE,
});
const COURSE = createRoute({
  method: 'get',
  path: '/alerts/{id}/course',
  summary: 'The counts that led to a burst, each with what was expected of it',
  request: { params: numberParam },
  responses: {
    200: {
      description: 'Up to its own period, oldest first',
      content: { 'application/json': { schema: alertCourseSchema } },
    },
    ...PROBLEMS,
  },
});
const ACKNOWLEDGE = action(
  '/alerts/{id}/acknowledge',
  'Promise to see to an alert until an instant; nobody else is asked meanwhile',
  untilInputSchema,
);
const SNOOZE = action(
  '/alerts/{id}/snooze',
  'Have nobody asked about an alert until an instant',
  untilInputSchema,
);
const RESOLVE = action('/alerts/{id}/resolve', 'Say that it is over, and why', reasonInputSchema);
const REOPEN = action('/alerts/{id}/reopen', 'Say that it is not over', reasonInputSchema);
const COMMENT = action('/alerts/{id}/comment', 'Leave a line in its timeline', commentInputSchema);
const USEFUL = action(
  '/alerts/{id}/useful',
  'Say whether it was useful, in the place of what one said before',
  usefulInputSchema,
);

/** What somebody must answer, and what they do about it. */
export function alertsRoutes({ accounts, now, readMoment }: SettingDeps) {
  const tellingFor = async (c: Context<AppEnv>) => {
    const moment = await readMoment(now());
    const language = c.get('language');
    const telling = await readTelling(accounts, moment, (rule) => ruleSentence(rule, language));
    const { sources } = moment;
    const viewer = c.get('viewer');
    return readAlertTelling(c.get('repository'), telling, { sources, viewer, now: now() });
  };
  const tell = async (c: Context<AppEnv>, id: number) =>
    answerAlert(c.get('repository'), await tellingFor(c), {
      id,
      person: personOf(c).id,
      words: outcomeWords,
    });
  const act = async (c: Context<AppEnv>, id: number, wanted: AlertAction) => {
    const maker = { by: personOf(c).id, now: now() };
    const telling = await tellingFor(c);
    await actOn(c.get('repository'), telling, { id, action: wanted }, maker);
    return tell(c, id);
  };
  return createRouter()
    .openapi(LIST, async (c) => {
      const query = c.req.valid('query');
      const telling = await tellingFor(c);
      return c.json(await answerAlerts(c.get('repository'), telling, query, now()), 200);
    })
    .openapi(READ, async (c) => c.json(await tell(c, Number(c.req.valid('param').id)), 200))
    .openapi(COURSE, async (c) => {
      const asked = { id: Number(c.req.valid('param').id), person: personOf(c).id };
      const moment = await readMoment(now());
      const viewer = c.get('viewer');
      return c.json(await answerCourse(c.get('repository'), moment, { ...asked, viewer }), 200);
    })
    .openapi(ACKNOWLEDGE, async (c) => {
      const until = Date.parse(c.req.valid('json').until);
      const id = Number(c.req.valid('param').id);
      return c.json(await act(c, id, { kind: 'acknowledge', until }), 200);
    })
    .openapi(SNOOZE, async (c) => {
      const until = Date.parse(c.req.valid('json').until);
      const id = Number(c.req.valid('param').id);
      return c.json(await act(c, id, { kind: 'snooze', until }), 200);
    })
    .openapi(RESOLVE, async (c) => {
      const { reason } = c.req.valid('json');
      const id = Number(c.req.valid('param').id);
      return c.json(await act(c, id, { kind: 'resolve', reason }), 200);
    })
    .openapi(REOPEN, async (c) => {
      const { reason } = c.req.valid('json');
      const id = Number(c.req.valid('param').id);
      return c.json(await act(c, id, { kind: 'reopen', reason }), 200);
    })
    .openapi(COMMENT, async (c) => {
      const { text } = c.req.valid('json');
      const id = Number(c.req.valid('param').id);
      return c.json(await act(c, id, { kind: 'comment', text }), 200);
    })
    .openapi(USEFUL, async (c) => {
      const id = Number(c.req.valid('param').id);
      const { isUseful } = c.req.valid('json');
      const maker = { by: personOf(c).id, now: now() };
      await c.get('repository').write('voteOnAlert', { id, isUseful, ...maker });
      return c.json(await tell(c, id), 200);
    });
}
