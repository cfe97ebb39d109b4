import { performance } from 'node:perf_hooks';
import type { MetricAnswers, MetricQuestion } from '#db/queries/metric-values.ts';
import { LOCAL_ADMINISTRATOR } from '#db/store/request.ts';
import type { Repository } from '#db/store/store.ts';
import { openInWorkers } from '#db/store/worker-store.ts';
import { DIMENSIONS } from '#server/domain/dimensions.ts';
import type { Period } from '#server/domain/time/period.ts';

/** One asking of the overview: 12 weeks from `from` (day number) against the 12 before, within one department or none. */
export type Asking = { from: number; department: string | null };

const WEEKS = 12;

export type Overview = {
  ask: (asking: Asking) => Promise<Answer>;
  close: () => Promise<void>;
};

export type Answer = {
  headline: MetricAnswers;
  weekly: MetricAnswers;
  departments: MetricAnswers;
  channels: MetricAnswers;
  themes: MetricAnswers;
};

/** Ids asked for, in the order the values come back. */
export const METRICS = [
  'nps',
  'csat',
  'ces',
  'fcr_told',
  'resolve_median',
  'resolve_p90',
  'sla_closed',
  'escalation_rate',
  'containment',
  'volume',
] as const;

/** Opens a store as the server does: SQLite in worker threads, no cache of answers anywhere. */
export async function openOverview(path: string, built: URL): Promise<Overview> {
  const store = await openInWorkers(path, Date.now(), {
    writer: new URL('writer-worker.js', built),
    reader: new URL('reader-worker.js', built),
  });
  const repository = store.as(LOCAL_ADMINISTRATOR);
  const codes = await departmentCodes(repository);
  const instruments = await repository.read('readInstruments', undefined);
  const metrics = METRICS.map((id) => ({
    id,
    instrument: instruments.find((instrument) => instrument.id === id)?.code ?? 0,
  }));
  const ask = async ({ from, department }: Asking): Promise<Answer> => {
    const current = { from, to: from + WEEKS * 7 };
    const before = { from: from - WEEKS * 7, to: from };
    const weeks = Array.from({ length: WEEKS * 2 }, (_, i): Period => {
      const start = before.from + i * 7;
      return { from: start, to: start + 7 };
    });
    const codesIn =
      department === null ? [] : [{ dimension: 1, codes: [codes.get(department) ?? 0] }];
    const question = (periods: Period[], by: number | null): MetricQuestion => ({
      metrics,
      periods,
      by,
      filters: { dimensions: codesIn, attributes: [] },
      alias: [],
      now: Date.now(),
    });
    const by = (dimension: (typeof DIMENSIONS)[number]): number =>
      DIMENSIONS.indexOf(dimension) + 1;
    const [headline, weekly, departments, channels, themes] = await Promise.all([
      repository.read('metricValues', question([current, before], null)),
      repository.read('metricValues', question(weeks, null)),
      repository.read('metricValues', question([current], by('department'))),
      repository.read('metricValues', question([current], by('channel'))),
      repository.read('metricValues', question([current], by('theme'))),
    ]);
    return { headline, weekly, departments, channels, themes };
  };
  return { ask, close: () => store.close() };
}

async function departmentCodes(repository: Repository): Promise<Map<string, number>> {
  const values = await repository.read('readValues', undefined);
  return new Map(
    values.filter((value) => value.dimension === 1).map((value) => [value.key, value.code]),
  );
}

/** Milliseconds one asking takes. */
export async function timed(
  overview: Overview,
  asking: Asking,
): Promise<{ ms: number; answer: Answer }> {
  const start = performance.now();
  const answer = await overview.ask(asking);
  return { ms: performance.now() - start, answer };
}
