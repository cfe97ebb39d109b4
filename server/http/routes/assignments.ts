import { createRoute, z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import {
  assignmentsAnswerSchema,
  assignRequestSchema,
  changeAnswerSchema,
} from '../../contract/assignments.ts';
import { answerChange, answerChanges } from '../../services/assignments/answer.ts';
import type { Assigning } from '../../services/assignments/assigning.ts';
import { chosenRecords, readChoice } from '../../services/assignments/chosen.ts';
import { makeAs } from '../../services/assignments/maker.ts';
import { takeBack } from '../../services/assignments/run-changes.ts';
import type { MomentReader } from '../../services/organisation/reference.ts';
import type { AppDeps, AppEnv } from '../deps.ts';
import { jsonBody } from '../json-body.ts';
import { createRouter, PROBLEMS } from '../router.ts';
import { personOf } from './session.ts';

export type AssignmentsDeps = Pick<AppDeps, 'accounts' | 'isDemonstration' | 'now'> & {
  assigning: Assigning;
  readMoment: MomentReader;
};

/** Number of a change or a rule in an address. */
export const numberParam = z.object({
  id: z
    .string()
    .regex(/^\d{1,15}$/)
    .meta({ example: '12' }),
});

const CHANGE = {
  200: {
    description: 'The change, as far as it has come',
    content: { 'application/json': { schema: changeAnswerSchema } },
  },
  ...PROBLEMS,
} as const;

/** The change that a request made. */
export async function changeAnswer(c: Context<AppEnv>, deps: AssignmentsDeps, id: number) {
  const { reference } = await deps.readMoment(deps.now());
  return { change: await answerChange(c.get('repository'), deps.accounts, reference, id) };
}

/** Department and theme of records, set by hand, and every change of what is set. */
export function assignmentsRoutes(deps: AssignmentsDeps) {
  const { accounts, assigning, readMoment, now } = deps;
  const list = createRoute({
    method: 'get',
    path: '/assignments',
    summary: 'Changes of what is set by hand and by rules, newest first',
    request: {
      query: z.strictObject({
        before: z
          .string()
          .regex(/^\d{1,15}$/)
          .optional()
          .meta({ description: '`next` of the page before' }),
      }),
    },
    responses: {
      200: {
        description: 'A page of changes',
        content: { 'application/json': { schema: assignmentsAnswerSchema } },
      },
      ...PROBLEMS,
    },
  });
  const assign = createRoute({
    method: 'post',
    path: '/assignments',
    summary: 'Set department or theme of chosen records; a resend from the source keeps it',
    middleware: [jsonBody()] as const,
    request: {
      body: { required: true, content: { 'application/json': { schema: assignRequestSchema } } },
    },
    responses: CHANGE,
  });
  const undo = createRoute({
    method: 'post',
    path: '/assignments/{id}/undo',
    summary: 'Take a change back: records carry what they would without it',
    request: { params: numberParam },
    responses: CHANGE,
  });
  return createRouter()
    .openapi(list, async (c) => {
      const { before } = c.req.valid('query');
      const { reference } = await readMoment(now());
      const from = before === undefined ? null : Number(before);
      return c.json(await answerChanges(c.get('repository'), accounts, reference, from), 200);
    })
    .openapi(assign, async (c) => {
      const repository = c.get('repository');
      const request = c.req.valid('json');
      const moment = await readMoment(now());
      const choice = readChoice(request, moment.reference);
      const keys = await chosenRecords(repository, moment, request);
      const { department, theme } = request;
      const details = { department, theme, records: keys.length };
      const said = { action: 'assignment.set', target: '', details };
      const id = await makeAs(deps, personOf(c).id, said, (maker) =>
        assigning.hand.assign(repository, maker, keys, choice),
      );
      assigning.nudge();
      return c.json(await changeAnswer(c, deps, id), 200);
    })
    .openapi(undo, async (c) => {
      const repository = c.get('repository');
      const id = Number(c.req.valid('param').id);
      const said = { action: 'assignment.undo', target: `assignment:${id}`, details: {} };
      const undone = await makeAs(deps, personOf(c).id, said, (maker) =>
        repository.write('undoChange', { id, maker }),
      );
      // Rights follow before this answers; what a rule set is gone through beside requests.
      if (undone.fact.kind === 'hand') await takeBack({ repository, now }, id);
      assigning.nudge();
      return c.json(await changeAnswer(c, deps, id), 200);
    });
}
