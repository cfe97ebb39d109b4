import type { RuleKind } from './rule.ts';
import type { AlertScope } from './signal.ts';

/** Kinds that are about single customers: without a department only those may know of them who read all records. */
export const OF_CUSTOMERS: readonly RuleKind[] = ['grave', 'unanswered'];

/** True when everybody who reads numbers may read an alert: it is about the organisation as a whole, and not about single customers. */
export function isOfEverybody(alert: { kind: RuleKind; scope: AlertScope }): boolean {
  return alert.scope.department === null && !OF_CUSTOMERS.includes(alert.kind);
}
