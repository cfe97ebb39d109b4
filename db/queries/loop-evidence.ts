import type { Context, Steps } from '../store/request.ts';
import type { MetricQuestion } from './metric-values.ts';
import { metricValues } from './metric-values.ts';

/** How many records each question is about: the n of its first metric over its first period. */
export function* countEvidence(
  ctx: Context,
  args: { questions: readonly MetricQuestion[] },
): Steps<number[]> {
  const counts: number[] = [];
  for (const question of args.questions) {
    const { values } = yield* metricValues(ctx, question);
    counts.push(values[0]?.[0]?.[0]?.n ?? 0);
  }
  return counts;
}
