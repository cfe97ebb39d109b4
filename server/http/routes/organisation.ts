import { createRoute } from '@hono/zod-openapi';
import type { MiddlewareHandler } from 'hono';
import { organisationAnswerSchema, organisationChangeSchema } from '../../contract/organisation.ts';
import { answerOrganisation } from '../../services/organisation/answer.ts';
import { changeOrganisation } from '../../services/organisation/change.ts';
import type { SettingsTurn } from '../../services/organisation/turn.ts';
import type { AppEnv } from '../deps.ts';
import { jsonBody } from '../json-body.ts';
import { createRouter, PROBLEMS } from '../router.ts';

const ANSWER = {
  200: {
    description: 'Settings in force, with the weeks and days they make of today',
    content: { 'application/json': { schema: organisationAnswerSchema } },
  },
  ...PROBLEMS,
} as const;

/** The organisation's settings: name, calendar, cards, targets, declared attributes. */
export function organisationRoutes(tag: MiddlewareHandler<AppEnv>, turn: SettingsTurn) {
  const read = createRoute({
    method: 'get',
    path: '/organisation',
    summary: 'Settings of the organisation',
    middleware: [tag] as const,
    responses: ANSWER,
  });
  const change = createRoute({
    method: 'patch',
    path: '/organisation',
    summary: 'Change settings; a new zone or week start recounts everything before it answers',
    middleware: [jsonBody()] as const,
    request: {
      body: {
        required: true,
        content: { 'application/json': { schema: organisationChangeSchema } },
      },
    },
    responses: ANSWER,
  });
  return createRouter()
    .openapi(read, (c) => c.json(answerOrganisation(c.get('moment')), 200))
    .openapi(change, async (c) => {
      const body = c.req.valid('json');
      const after = await turn(({ reference }) =>
        changeOrganisation(c.get('repository'), reference, body),
      );
      return c.json(answerOrganisation(after), 200);
    });
}
