import type { Ended } from '#db/queries/alert-signals.ts';
import type { AlertRule } from '../../domain/alerts/rule.ts';
import type { Signal } from '../../domain/alerts/signal.ts';
import { groupOf, NO_FACTS } from '../../domain/alerts/signal.ts';
import type { Late, Regressed } from '../../domain/loops/late.ts';
import { lateCause, loopInCause, regressedCause } from '../../domain/loops/late.ts';
import type { Found } from './rule-signals.ts';

/** What rules that are on say of loops, and which open alerts of theirs are over because it happened, or was seen to, meanwhile. */
export function loopSignals(
  rules: readonly AlertRule[],
  { late, regressed }: { late: readonly Late[]; regressed: readonly Regressed[] },
  { open }: { open: readonly Ended[] },
): Found {
  const told = (kind: 'overdue' | 'regressed', said: (rule: number) => Signal[]): Found => {
    const rule = rules.find(({ condition }) => condition.kind === kind);
    if (!rule) return { signals: [], ended: [] };
    const signals = said(rule.id);
    const there = new Set(signals.map(groupOf));
    const isOver = (one: Ended) =>
      loopInCause(one.cause)?.kind === kind && !there.has(groupOf(one));
    return { signals, ended: open.filter(isOver) };
  };
  const overdue = told('overdue', (rule) =>
    late.map((one) => ({ ...signalOf(one), rule, cause: lateCause(one) })),
  );
  const back = told('regressed', (rule) =>
    regressed.map((one) => ({
      ...signalOf(one),
      rule,
      cause: regressedCause(one),
      named: one.sponsor === null ? [] : [one.sponsor],
    })),
  );
  return {
    signals: [...overdue.signals, ...back.signals],
    ended: [...overdue.ended, ...back.ended],
  };
}

/** A loop knows how much it matters. */
function signalOf({ department, severity, at }: Late | Regressed): Omit<Signal, 'rule' | 'cause'> {
  return {
    scope: { department, theme: null, source: null },
    severity,
    at,
    period: null,
    facts: NO_FACTS,
    records: [],
  };
}
