import type { Comparison } from '#server/domain/metrics/verdict-kinds.ts';
import type { Series } from './client.ts';

export function comparisonValue(series: Series, kind: Comparison): number | null {
  return series.comparisons.find((comparison) => comparison.kind === kind)?.value.value ?? null;
}
