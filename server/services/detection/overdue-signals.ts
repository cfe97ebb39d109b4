import type { Ended } from '#db/queries/alert-signals.ts';
import type { AlertRule } from '../../domain/alerts/rule.ts';
import { groupOf } from '../../domain/alerts/signal.ts';
import type { Late } from '../../domain/loops/late.ts';
import { lateCause, loopInCause } from '../../domain/loops/late.ts';
import type { Found } from './rule-signals.ts';

/** What of loops is late by a rule that is on, and which open alerts of lateness are over because it happened meanwhile. */
export function overdueSignals(
  rules: readonly AlertRule[],
  late: readonly Late[],
  { open }: { open: readonly Ended[] },
): Found {
  const rule = rules.find(({ condition }) => condition.kind === 'overdue');
  if (!rule) return { signals: [], ended: [] };
  const signals = late.map((one) => ({
    rule: rule.id,
    cause: lateCause(one),
    scope: { department: one.department, theme: null, source: null },
    // A loop knows how much it matters.
    severity: one.severity,
    at: one.at,
    period: null,
    facts: NO_FACTS,
    records: [],
  }));
  const there = new Set(signals.map(groupOf));
  const ended = open.filter((one) => loopInCause(one.cause) !== null && !there.has(groupOf(one)));
  return { signals, ended };
}

const NO_FACTS = {
  value: null,
  n: null,
  expected: null,
  low: null,
  high: null,
  score: null,
  lastAsHigh: null,
};
