import type { StoredRule } from '#db/queries/alert-rules.ts';
import type { AlertRuleInfo } from '../../contract/alert-rules.ts';
import type { Bilingual } from '../../contract/shapes.ts';
import type { whoReader } from '../accounts/who.ts';
import { knownMetric, nameOfMetric } from '../metrics/metric-refs.ts';
import type { Reference } from '../organisation/reference.ts';
import { instant } from '../instant.ts';

/** A rule before anybody has put it into words. */
export type UnsaidRule = Omit<AlertRuleInfo, 'words'>;

/** What puts a rule into the caller's words. */
export type SayRule = (rule: UnsaidRule) => string;

/** What is needed to tell of rules, alerts and silences. */
export type Telling = {
  reference: Reference;
  who: Awaited<ReturnType<typeof whoReader>>;
  say: SayRule;
};

/** A rule as it is told. */
export function ruleInfo(rule: StoredRule, { reference, who, say }: Telling): AlertRuleInfo {
  const { id, name, metric, each, condition, grain, minimumN, duration } = rule;
  const metricName = metricNameOf(metric, reference);
  const scope = rule.scope && {
    dimension: rule.scope.dimension,
    ...reference.books[rule.scope.dimension].group(rule.scope.code),
  };
  const isMetricGone = metric !== null && metricName === null;
  const isScopeGone = scope !== null && scope.key === '';
  const unsaid: UnsaidRule = {
    id,
    kind: condition.kind,
    name: name && { ...name },
    metric,
    metricName,
    scope,
    each,
    // The contract's lists may be written to; these are nobody else's.
    condition: structuredClone(condition) as AlertRuleInfo['condition'],
    grain,
    minimumN,
    duration,
    severity: rule.severity,
    endsItself: rule.endsItself,
    isOn: rule.isOn,
    problem: isMetricGone ? 'metric_gone' : isScopeGone ? 'scope_gone' : null,
    made: { by: who(rule.made.by), at: instant(rule.made.at) },
    changed: rule.changed && { by: who(rule.changed.by), at: instant(rule.changed.at) },
  };
  return { ...unsaid, words: say(unsaid) };
}

/** Name of a metric; null = there is none any more, or none was asked. */
export function metricNameOf(metric: string | null, { instruments }: Reference): Bilingual | null {
  const asked = metric === null ? null : knownMetric(metric, instruments);
  return asked && nameOfMetric(asked, instruments);
}
