import type { AlertRuleInfo, AlertRuleInput, RuleTrial } from '#server/contract/alert-rules.ts';
import type { Ask } from './accounts.ts';

type Changed = { rule: AlertRuleInfo };

/** What raises alerts. `once` = a key under which the same may be sent again. */
export function createAlertRulesApi(ask: Ask) {
  return {
    list: (signal: AbortSignal) =>
      ask<{ rules: AlertRuleInfo[] }>('GET', '/api/alert-rules', undefined, signal),
    add: (input: AlertRuleInput, once: string) =>
      ask<Changed>('POST', '/api/alert-rules', input, undefined, once),
    change: (id: number, input: AlertRuleInput) =>
      ask<Changed>('PUT', `/api/alert-rules/${id}`, input),
    /** What it would have said in the past; nothing is stored. */
    try: (input: AlertRuleInput) => ask<RuleTrial>('POST', '/api/alert-rules/try', input),
    remove: (id: number) => ask<undefined>('DELETE', `/api/alert-rules/${id}`),
  };
}
