import type { Ended } from '#db/queries/alert-signals.ts';
import type { AlertRule } from '../../domain/alerts/rule.ts';
import { groupOf, NO_FACTS } from '../../domain/alerts/signal.ts';
import type { LateFollowUps } from '../../domain/follow-ups/late.ts';
import { LATE_CAUSE } from '../../domain/follow-ups/late.ts';
import type { Found } from './rule-signals.ts';

/** What the rule that is on says of customers who wait, one signal for a department, and where nobody waits any more. */
export function followUpSignals(
  rules: readonly AlertRule[],
  late: readonly LateFollowUps[],
  { open }: { open: readonly Ended[] },
): Found {
  const rule = rules.find(({ condition }) => condition.kind === 'unanswered');
  if (!rule) return { signals: [], ended: [] };
  const signals = late.map(({ department, count, at }) => ({
    rule: rule.id,
    cause: LATE_CAUSE,
    scope: { department, theme: null, source: null },
    severity: rule.severity,
    at,
    period: null,
    facts: { ...NO_FACTS, value: count, n: count },
    records: [],
  }));
  const there = new Set(signals.map(groupOf));
  const ended = open.filter((one) => one.cause === LATE_CAUSE && !there.has(groupOf(one)));
  return { signals, ended };
}
