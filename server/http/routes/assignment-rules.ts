import { createRoute } from '@hono/zod-openapi';
import type { Context } from 'hono';
import type { RuleVersion } from '#db/queries/assignment-changes.ts';
import type { RuleInput } from '../../contract/assignments.ts';
import {
  changeAnswerSchema,
  effectAnswerSchema,
  effectRequestSchema,
  ruleInputSchema,
  ruleOrderSchema,
  rulesAnswerSchema,
} from '../../contract/assignments.ts';
import { makeAs } from '../../services/assignments/maker.ts';
import { readRule, ruleEffect, ruleInfo, rulesWith } from '../../services/assignments/rules.ts';
import type { AppEnv } from '../deps.ts';
import { jsonBody } from '../json-body.ts';
import { createRouter, PROBLEMS } from '../router.ts';
import type { AssignmentsDeps } from './assignments.ts';
import { changeAnswer, numberParam } from './assignments.ts';
import { personOf } from './session.ts';

const RULE_BODY = {
  body: { required: true, content: { 'application/json': { schema: ruleInputSchema } } },
} as const;

const CHANGE = {
  200: {
    description: 'The change; stored records are gone through beside',
    content: { 'application/json': { schema: changeAnswerSchema } },
  },
  ...PROBLEMS,
} as const;

/** Rules that set department or theme of every record they fit. */
export function assignmentRulesRoutes(deps: AssignmentsDeps) {
  const { assigning, readMoment, now } = deps;
  const list = createRoute({
    method: 'get',
    path: '/assignment-rules',
    summary: 'Rules in the order they are tried in',
    responses: {
      200: {
        description: 'Every rule',
        content: { 'application/json': { schema: rulesAnswerSchema } },
      },
      ...PROBLEMS,
    },
  });
  const order = createRoute({
    method: 'put',
    path: '/assignment-rules',
    summary: 'Put the rules into another order',
    middleware: [jsonBody()] as const,
    request: {
      body: { required: true, content: { 'application/json': { schema: ruleOrderSchema } } },
    },
    responses: CHANGE,
  });
  const make = createRoute({
    method: 'post',
    path: '/assignment-rules',
    summary:
      'Make a rule; it holds for new records at once and for stored ones as they are gone through',
    middleware: [jsonBody()] as const,
    request: RULE_BODY,
    responses: CHANGE,
  });
  const change = createRoute({
    method: 'put',
    path: '/assignment-rules/{id}',
    summary: 'Change a rule, or switch it on or off',
    middleware: [jsonBody()] as const,
    request: { params: numberParam, ...RULE_BODY },
    responses: CHANGE,
  });
  const remove = createRoute({
    method: 'delete',
    path: '/assignment-rules/{id}',
    summary: 'Delete a rule: records carry what they would without it',
    request: { params: numberParam },
    responses: CHANGE,
  });
  const effect = createRoute({
    method: 'post',
    path: '/assignment-rules/effect',
    summary: 'What saving a rule would do to stored records; nothing is changed',
    middleware: [jsonBody()] as const,
    request: {
      body: { required: true, content: { 'application/json': { schema: effectRequestSchema } } },
    },
    responses: {
      200: {
        description: 'How many records would change, from what to what, and some of their texts',
        content: { 'application/json': { schema: effectAnswerSchema } },
      },
      ...PROBLEMS,
    },
  });

  const read = async (c: Context<AppEnv>, input: RuleInput | null) => {
    if (!input) return null;
    const { reference } = await readMoment(now());
    const sources = await c.get('repository').read('readSources', undefined);
    const ids = sources.map(({ id }) => id);
    return { isOn: input.isOn, rule: readRule(input, reference, ids) };
  };
  const save = async (c: Context<AppEnv>, rule: number | null, version: RuleVersion | null) => {
    const details = { rule, isOn: version?.isOn ?? null, ...version?.rule };
    const said = { action: version ? 'rule.set' : 'rule.delete', target: '', details };
    const made = await makeAs(deps, personOf(c).id, said, (maker) =>
      c.get('repository').write('changeRule', { maker, rule, version }),
    );
    assigning.nudge();
    return changeAnswer(c, deps, made.change);
  };

  return createRouter()
    .openapi(list, async (c) => {
      const { reference } = await readMoment(now());
      const rules = await c.get('repository').read('readRules', undefined);
      return c.json({ rules: rules.map((rule) => ruleInfo(rule, reference)) }, 200);
    })
    .openapi(order, async (c) => {
      const asked = c.req.valid('json').order;
      const said = { action: 'rule.order', target: '', details: { order: asked } };
      const id = await makeAs(deps, personOf(c).id, said, (maker) =>
        c.get('repository').write('changeRuleOrder', { maker, order: asked }),
      );
      assigning.nudge();
      return c.json(await changeAnswer(c, deps, id), 200);
    })
    .openapi(make, async (c) =>
      c.json(await save(c, null, await read(c, c.req.valid('json'))), 200),
    )
    .openapi(change, async (c) => {
      const version = await read(c, c.req.valid('json'));
      return c.json(await save(c, Number(c.req.valid('param').id), version), 200);
    })
    .openapi(remove, async (c) => c.json(await save(c, Number(c.req.valid('param').id), null), 200))
    .openapi(effect, async (c) => {
      const { id, rule } = c.req.valid('json');
      const repository = c.get('repository');
      const { reference } = await readMoment(now());
      const stored = await repository.read('readRules', undefined);
      const rules = rulesWith(stored, id, await read(c, rule));
      return c.json(await ruleEffect(repository, reference, rules), 200);
    });
}
