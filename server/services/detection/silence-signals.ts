import type { Ended } from '#db/queries/alert-signals.ts';
import type { SourceBeat } from '#db/queries/source-beats.ts';
import type { AlertRule } from '../../domain/alerts/rule.ts';
import type { Signal } from '../../domain/alerts/signal.ts';
import { groupOf, isHigher } from '../../domain/alerts/signal.ts';
import type { SilenceFound } from '../../domain/alerts/silence.ts';
import { judgeSilence } from '../../domain/alerts/silence.ts';
import type { Found } from './rule-signals.ts';

/** What goes wrong with a source: it is one alert, whatever the number of rules and metrics. */
const CAUSE = 'silence';

/** Which sources are silent by a rule that is on, and which open alerts of silence are over because their source was heard. */
export function silenceSignals(
  rules: readonly AlertRule[],
  beats: readonly SourceBeat[],
  { open, now }: { open: readonly Ended[]; now: number },
): Found {
  const found: Found = { signals: [], ended: [] };
  for (const beat of beats) {
    const scope = { department: null, theme: null, source: beat.source };
    const judged = rules.flatMap((rule) => {
      const { condition } = rule;
      if (condition.kind !== 'silence') return [];
      const said = judgeSilence(beat.silentFor, beat.gaps, condition);
      return said ? [{ rule, said }] : [];
    });
    let worst: { rule: AlertRule; said: SilenceFound } | null = null;
    for (const one of judged) {
      if (!one.said.isSilent) continue;
      if (!worst || isHigher(one.rule.severity, worst.rule.severity)) worst = one;
    }
    const group = groupOf({ cause: CAUSE, scope });
    if (worst) found.signals.push(signalOf(worst.rule, worst.said, { scope, now }));
    else if (judged.length > 0 && open.some((one) => groupOf(one) === group)) {
      found.ended.push({ cause: CAUSE, scope });
    }
  }
  return found;
}

function signalOf(
  rule: AlertRule,
  { for: silentFor, usual, limit }: SilenceFound,
  { scope, now }: { scope: Signal['scope']; now: number },
): Signal {
  const seconds = (ms: number): number => Math.round(ms / 1000);
  return {
    rule: rule.id,
    cause: CAUSE,
    scope,
    severity: rule.severity,
    // When its time was over: the same at every look, so that what somebody resolved does not begin anew.
    at: now - Math.round(silentFor - limit),
    period: null,
    facts: {
      value: seconds(silentFor),
      n: null,
      expected: seconds(usual),
      low: null,
      high: seconds(limit),
      score: null,
      lastAsHigh: null,
    },
    records: [],
  };
}
