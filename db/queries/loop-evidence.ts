import { metricById } from '#server/domain/metrics/catalogue.ts';
import type { Context, Steps } from '../store/request.ts';
import type { MetricQuestion } from './metric-values.ts';
import { metricValues } from './metric-values.ts';

/**
 * How many records each question is about: what its metric counts, or the n of a metric that counts nothing, over its first period.
 * Null = the reader may not know.
 */
export function* countEvidence(
  ctx: Context,
  args: { questions: readonly MetricQuestion[] },
): Steps<(number | null)[]> {
  const counts: (number | null)[] = [];
  // Many loops ask the same: those of one theme since one day.
  const known = new Map<string, number | null>();
  for (const question of args.questions) {
    const name = JSON.stringify(question);
    const held = known.get(name);
    if (held !== undefined) {
      counts.push(held);
      continue;
    }
    const { values } = yield* metricValues(ctx, question);
    const [metric] = question.metrics;
    const value = values[0]?.[0]?.[0];
    const isCount = metric !== undefined && metricById(metric.id)?.unit === 'count';
    const isKnown = value !== undefined && !value.states.includes('suppressed');
    const counted = isKnown ? ((isCount ? value.value : value.n) ?? 0) : null;
    known.set(name, counted);
    counts.push(counted);
  }
  return counts;
}
