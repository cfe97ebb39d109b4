import type { RuleKind } from './rule.ts';
import type { AlertScope } from './signal.ts';

/**
 * True when everybody who reads numbers may read an alert: it is about the organisation as a whole, not about one record
 * without a department, which only those may know of who read all records.
 */
export function isOfEverybody(alert: { kind: RuleKind; scope: AlertScope }): boolean {
  return alert.scope.department === null && alert.kind !== 'grave';
}
