import { createRoute } from '@hono/zod-openapi';
import type { Context } from 'hono';
import {
  alertRuleAnswerSchema,
  alertRuleInputSchema,
  alertRulesAnswerSchema,
  ruleTrialSchema,
} from '../../contract/alert-rules.ts';
import { ruleSentence } from '../../messages/alert-rules.ts';
import {
  addRule,
  answerRule,
  answerRules,
  changeRule,
  readRule,
  removeRule,
} from '../../services/alerts/rules.ts';
import { readTelling } from '../../services/alerts/telling.ts';
import { tryRule } from '../../services/detection/try-rule.ts';
import type { AppEnv, SettingDeps } from '../deps.ts';
import { jsonBody } from '../json-body.ts';
import { onceHeader, onceIn } from '../once.ts';
import { createRouter, PROBLEMS } from '../router.ts';
import { numberParam } from './assignments.ts';
import { personOf } from './session.ts';

const BODY = { required: true, content: { 'application/json': { schema: alertRuleInputSchema } } };
const ONE = {
  200: {
    description: 'The rule as it stands now',
    content: { 'application/json': { schema: alertRuleAnswerSchema } },
  },
  ...PROBLEMS,
} as const;

/** What raises alerts. */
export function alertRulesRoutes({ accounts, now, readMoment }: SettingDeps) {
  const tellingFor = async (c: Context<AppEnv>) => {
    const language = c.get('language');
    const moment = await readMoment(now());
    return readTelling(accounts, moment, (rule) => ruleSentence(rule, language));
  };
  const list = createRoute({
    method: 'get',
    path: '/alert-rules',
    summary: 'Every rule, in the order they were made',
    responses: {
      200: {
        description: 'Those that were removed are left out',
        content: { 'application/json': { schema: alertRulesAnswerSchema } },
      },
      ...PROBLEMS,
    },
  });
  const add = createRoute({
    method: 'post',
    path: '/alert-rules',
    summary: 'Add a rule',
    middleware: [jsonBody()] as const,
    request: { headers: onceHeader, body: BODY },
    responses: ONE,
  });
  const trial = createRoute({
    method: 'post',
    path: '/alert-rules/try',
    summary: 'What a rule would have said in the past; nothing is stored',
    middleware: [jsonBody()] as const,
    request: { body: BODY },
    responses: {
      200: {
        description: 'The episodes in which it would have fired, the newest first',
        content: { 'application/json': { schema: ruleTrialSchema } },
      },
      ...PROBLEMS,
    },
  });
  const change = createRoute({
    method: 'put',
    path: '/alert-rules/{id}',
    summary: 'Put what a rule says in the place of what it said; alerts it has raised stay',
    middleware: [jsonBody()] as const,
    request: { params: numberParam, body: BODY },
    responses: ONE,
  });
  const remove = createRoute({
    method: 'delete',
    path: '/alert-rules/{id}',
    summary: 'Remove a rule; alerts it has raised stay',
    request: { params: numberParam },
    responses: { 204: { description: 'Gone' }, ...PROBLEMS },
  });
  return createRouter()
    .openapi(list, async (c) =>
      c.json({ rules: await answerRules(c.get('repository'), await tellingFor(c)) }, 200),
    )
    .openapi(add, async (c) => {
      const repository = c.get('repository');
      const maker = { by: personOf(c).id, now: now(), once: await onceIn(c) };
      const telling = await tellingFor(c);
      const id = await addRule(repository, telling.reference, c.req.valid('json'), maker);
      return c.json({ rule: await answerRule(repository, telling, id) }, 200);
    })
    .openapi(trial, async (c) => {
      const repository = c.get('repository');
      const moment = await readMoment(now());
      const rule = await readRule(repository, moment.reference, c.req.valid('json'), now());
      return c.json(await tryRule(repository, moment, { ...rule, id: 0 }), 200);
    })
    .openapi(change, async (c) => {
      const repository = c.get('repository');
      const id = Number(c.req.valid('param').id);
      const wanted = { id, input: c.req.valid('json') };
      const telling = await tellingFor(c);
      const maker = { by: personOf(c).id, now: now() };
      await changeRule(repository, telling.reference, wanted, maker);
      return c.json({ rule: await answerRule(repository, telling, id) }, 200);
    })
    .openapi(remove, async (c) => {
      const id = Number(c.req.valid('param').id);
      await removeRule(c.get('repository'), id, { by: personOf(c).id, now: now() });
      return c.body(null, 204);
    });
}
