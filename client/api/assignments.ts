import type {
  AssignmentChangeInfo,
  AssignmentsAnswer,
  AssignRequest,
  EffectAnswer,
  RuleInfo,
  RuleInput,
} from '#server/contract/assignments.ts';
import type { Ask } from './accounts.ts';

type Changed = { change: AssignmentChangeInfo };

/** What is set on records by hand and by rules, and every change of it. */
export function createAssignmentsApi(ask: Ask) {
  const rule = (id: number): string => `/api/assignment-rules/${id}`;
  return {
    changes: (before: number | null, signal: AbortSignal) =>
      ask<AssignmentsAnswer>(
        'GET',
        `/api/assignments${before === null ? '' : `?before=${before}`}`,
        undefined,
        signal,
      ),
    assign: (request: AssignRequest) => ask<Changed>('POST', '/api/assignments', request),
    undo: (id: number) => ask<Changed>('POST', `/api/assignments/${id}/undo`),
    rules: (signal: AbortSignal) =>
      ask<{ rules: RuleInfo[] }>('GET', '/api/assignment-rules', undefined, signal),
    saveRule: (id: number | null, input: RuleInput) =>
      id === null
        ? ask<Changed>('POST', '/api/assignment-rules', input)
        : ask<Changed>('PUT', rule(id), input),
    deleteRule: (id: number) => ask<Changed>('DELETE', rule(id)),
    orderRules: (order: readonly number[]) =>
      ask<Changed>('PUT', '/api/assignment-rules', { order }),
    effect: (id: number | null, input: RuleInput | null) =>
      ask<EffectAnswer>('POST', '/api/assignment-rules/effect', { id, rule: input }),
  };
}
