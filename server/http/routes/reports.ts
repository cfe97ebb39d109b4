import { createRoute } from '@hono/zod-openapi';
import type { Context } from 'hono';
import {
  ownReportAnswerSchema,
  ownReportsQuerySchema,
  ownReportsSchema,
  reportAnswerSchema,
  reportChoicesSchema,
  reportDeedSchema,
  reportInputSchema,
  reportMatchSchema,
  reportsAnswerSchema,
  reportsQuerySchema,
} from '../../contract/reports.ts';
import { readLoopTelling } from '../../services/loops/telling.ts';
import {
  answerOwnReport,
  answerOwnReports,
  matchOwn,
  reportChoices,
  sendReport,
} from '../../services/reports/own.ts';
import { answerReport, answerReports, settleReport } from '../../services/reports/tray.ts';
import type { AppEnv, SettingDeps } from '../deps.ts';
import { jsonBody } from '../json-body.ts';
import { onceHeader, onceIn } from '../once.ts';
import { createRouter, PROBLEMS } from '../router.ts';
import { numberParam } from './assignments.ts';
import { bodyOf } from './loops.ts';
import { callerIdOf, personOf } from './session.ts';

const ONE_OWN = {
  200: {
    description: 'The report as it stands now, and open loops that may be the same matter',
    content: { 'application/json': { schema: ownReportAnswerSchema } },
  },
  ...PROBLEMS,
} as const;
const ONE = {
  200: {
    description: 'The report as it stands now, and open loops that may be the same matter',
    content: { 'application/json': { schema: reportAnswerSchema } },
  },
  ...PROBLEMS,
} as const;

const SEND = createRoute({
  method: 'post',
  path: '/reports',
  summary:
    'Report what happens to customers; joined at once to the one open loop on its theme and department',
  middleware: [jsonBody()] as const,
  request: { headers: onceHeader, body: bodyOf(reportInputSchema) },
  responses: ONE_OWN,
});
const MINE = createRoute({
  method: 'get',
  path: '/my-reports',
  summary: 'One’s own reports, the newest first, and what became of them',
  request: { query: ownReportsQuerySchema },
  responses: {
    200: {
      description: 'A page of reports',
      content: { 'application/json': { schema: ownReportsSchema } },
    },
    ...PROBLEMS,
  },
});
const CHOICES = createRoute({
  method: 'get',
  path: '/report-choices',
  summary: 'Departments and themes that a report may name',
  responses: {
    200: {
      description: 'As they are shown, and the caller’s own department',
      content: { 'application/json': { schema: reportChoicesSchema } },
    },
    ...PROBLEMS,
  },
});
const MATCH = createRoute({
  method: 'post',
  path: '/my-reports/{id}/match',
  summary: 'Say which of the loops that were offered it belongs to, or that it is another matter',
  middleware: [jsonBody()] as const,
  request: { params: numberParam, body: bodyOf(reportMatchSchema) },
  responses: ONE_OWN,
});
const LIST = createRoute({
  method: 'get',
  path: '/reports',
  summary: 'Reports one may read, the newest first, and the reporter feedback rate',
  request: { query: reportsQuerySchema },
  responses: {
    200: {
      description: 'A page of reports',
      content: { 'application/json': { schema: reportsAnswerSchema } },
    },
    ...PROBLEMS,
  },
});
const READ = createRoute({
  method: 'get',
  path: '/reports/{id}',
  summary: 'A report with open loops that may be the same matter',
  request: { params: numberParam },
  responses: ONE,
});
const SETTLE = createRoute({
  method: 'post',
  path: '/reports/{id}/settle',
  summary: 'Join a report to a loop, take it off one, or answer it with a reason',
  middleware: [jsonBody()] as const,
  request: { params: numberParam, body: bodyOf(reportDeedSchema) },
  responses: ONE,
});

/** What the front line reports, and what becomes of it. */
export function reportsRoutes({ accounts, now, readMoment }: SettingDeps) {
  const referenceNow = async () => (await readMoment(now())).reference;
  const tellingFor = async (c: Context<AppEnv>) =>
    readLoopTelling(accounts, {
      moment: await readMoment(now()),
      viewer: c.get('viewer'),
      person: personOf(c).id,
      now: now(),
    });
  const tellOwn = async (c: Context<AppEnv>, id: number) =>
    answerOwnReport(c.get('repository'), await referenceNow(), { id, by: callerIdOf(c) });
  return createRouter()
    .openapi(SEND, async (c) => {
      const reporter = {
        by: callerIdOf(c),
        isProgram: c.get('principal').kind === 'key',
        language: c.get('language'),
        now: now(),
        once: await onceIn(c),
      };
      const input = c.req.valid('json');
      const id = await sendReport(c.get('repository'), await referenceNow(), input, reporter);
      return c.json(await tellOwn(c, id), 200);
    })
    .openapi(MINE, async (c) => {
      const { cursor } = c.req.valid('query');
      const asked = { by: callerIdOf(c), cursor };
      return c.json(await answerOwnReports(c.get('repository'), await referenceNow(), asked), 200);
    })
    .openapi(CHOICES, async (c) =>
      c.json(reportChoices(c.get('principal'), await referenceNow()), 200),
    )
    .openapi(MATCH, async (c) => {
      const id = Number(c.req.valid('param').id);
      const { loop } = c.req.valid('json');
      const said = { id, loop, by: callerIdOf(c), now: now() };
      await matchOwn(c.get('repository'), await referenceNow(), said);
      return c.json(await tellOwn(c, id), 200);
    })
    .openapi(LIST, async (c) => {
      const query = c.req.valid('query');
      return c.json(await answerReports(c.get('repository'), await tellingFor(c), query), 200);
    })
    .openapi(READ, async (c) => {
      const id = Number(c.req.valid('param').id);
      return c.json(await answerReport(c.get('repository'), await tellingFor(c), id), 200);
    })
    .openapi(SETTLE, async (c) => {
      const id = Number(c.req.valid('param').id);
      const repository = c.get('repository');
      const asked = { id, input: c.req.valid('json') };
      await settleReport(repository, asked, { by: personOf(c).id, now: now() });
      return c.json(await answerReport(repository, await tellingFor(c), id), 200);
    });
}
