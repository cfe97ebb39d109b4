import type { MetricsAnswer } from '#server/contract/metrics.ts';
import type { MetricValue } from '#server/domain/metrics/value.ts';
import type { VerdictKind } from '#server/domain/metrics/verdict-kinds.ts';

export type Verdict = MetricsAnswer['series'][number]['verdict'];

/** What a reader is told about a value: the verdict, unless something about the value forbids one. */
export type Judgement = VerdictKind | 'suppressed' | 'not_kept' | 'provisional';

const FORBIDS_VERDICT = [
  'suppressed',
  'not_kept',
  'no_data',
  'too_few',
  'provisional',
] as const satisfies readonly Judgement[];

export function judgementOf(value: MetricValue, verdict: Verdict): Judgement {
  const forbidding = FORBIDS_VERDICT.find((state) => value.states.includes(state));
  if (forbidding) return forbidding;
  return value.value === null ? 'no_data' : verdict.kind;
}

export type Tone = 'better' | 'worse' | 'wait' | 'quiet';

/** Colour only by judgement: nothing else on a screen may choose one. */
export function toneOf(judgement: Judgement): Tone {
  if (judgement === 'better' || judgement === 'worse') return judgement;
  return judgement === 'provisional' ? 'wait' : 'quiet';
}
