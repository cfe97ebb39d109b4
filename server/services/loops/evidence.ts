import type { MetricQuestion } from '#db/queries/metric-values.ts';
import type { Filters } from '#db/queries/slice.ts';
import type { Repository } from '#db/store/store.ts';
import type { Loop, LoopScope } from '../../domain/loops/loop.ts';
import { AppError } from '../../domain/problem.ts';
import { readFilters } from '../metrics/filters.ts';
import type { AskedMetric } from '../metrics/metric-refs.ts';
import { knownMetric } from '../metrics/metric-refs.ts';
import type { Moment, Reference } from '../organisation/reference.ts';

/** What a loop's scope means now; null = what it asks for is gone. */
export type KnownScope = { asked: AskedMetric; filters: Filters };

/** Reads a scope that was written long ago. */
export function knownScope(
  { metric, filters }: Pick<LoopScope, 'metric' | 'filters'>,
  reference: Reference,
): KnownScope | null {
  const asked = knownMetric(metric, reference.instruments);
  if (!asked || (asked.definition.instrument !== null && asked.instrument === 0)) return null;
  try {
    return { asked, filters: readFilters(filters, reference) };
  } catch (error) {
    if (error instanceof AppError) return null;
    throw error;
  }
}

/**
 * Records behind loops up to now, from cells, pinned ones apart; null = what a loop counts is gone, or the
 * reader may not know. One read of the store, so
 * that all are of one instant.
 */
export async function evidenceOf(
  repository: Repository,
  moment: Moment,
  loops: readonly Pick<Loop, 'scope'>[],
): Promise<(number | null)[]> {
  const questions = loops.map(({ scope }) => questionOf(scope, moment));
  const asked = questions.filter((one) => one !== null);
  const counts =
    asked.length === 0 ? [] : await repository.read('countEvidence', { questions: asked });
  let at = 0;
  return questions.map((one) => (one === null ? null : (counts[at++] ?? null)));
}

function questionOf(
  scope: LoopScope,
  { reference, today, now }: Pick<Moment, 'reference' | 'today' | 'now'>,
): MetricQuestion | null {
  const known = knownScope(scope, reference);
  if (!known) return null;
  const { asked, filters } = known;
  return {
    metrics: [{ id: asked.definition.id, instrument: asked.instrument }],
    // A scope that begins tomorrow has nothing behind it yet.
    periods: [{ from: Math.min(scope.from, today + 1), to: today + 1 }],
    by: null,
    filters,
    now,
    alias: [],
  };
}
