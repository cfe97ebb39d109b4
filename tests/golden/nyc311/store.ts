import { describe, it } from 'vitest';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Import } from '#db/queries/imports.ts';
import { openInThread } from '#db/store/in-thread.ts';
import { LOCAL_ADMINISTRATOR } from '#db/store/request.ts';
import type { Repository } from '#db/store/store.ts';
import type { MetricsAnswer, metricsQuerySchema } from '#server/contract/metrics.ts';
import { readMapping } from '#server/ingest/mapping.ts';
import { beginImport, runImport } from '#server/services/imports/run.ts';
import { answerMetrics } from '#server/services/metrics/answer.ts';
import { createMomentReader } from '#server/services/organisation/reference.ts';
import type { z } from 'zod';

const data = fileURLToPath(new URL('../../../../shared/data/nyc311/', import.meta.url));
const mappings = new URL('../mappings/', import.meta.url);

/** False where the shared data is not beside the repository; says so once. */
const hasData = existsSync(data);

/** A suite over the city's files; where they are not, one test says so. */
export function withCity(title: string, body: () => void): void {
  const told = (): void => {
    it('is not checked: the NYC 311 files are not here', () => console.warn(title));
  };
  // oxlint-disable-next-line vitest/valid-title, vitest/valid-describe-callback -- both are the caller's
  describe(title, hasData ? body : told);
}

export const NOW = Date.UTC(2026, 10, 22, 12);

type Question = Partial<z.input<typeof metricsQuerySchema>> & { metrics: string };
type Series = MetricsAnswer['series'][number];

export type City = {
  repository: Repository;
  jobs: Import[];
  ask: (question: Question) => Promise<Series[]>;
  /** The one value of a question about one metric. */
  value: (question: Question) => Promise<Series['total']>;
  /** Values by department, channel …, by the source's own word. */
  by: (question: Question) => Promise<Record<string, number | null>>;
  drop: () => Promise<void>;
};

/** A store of its own with both files of New York, imported the way the command line does it. */
export async function importCity(): Promise<City> {
  const folder = mkdtempSync(join(tmpdir(), 'basira-golden-'));
  const store = openInThread(join(folder, 'basira.db'), NOW);
  const repository = store.as(LOCAL_ADMINISTRATOR);
  const jobs = [
    await importFile(repository, 'day_2018-10-21.csv', 'nyc311-day.json'),
    await importFile(repository, 'queens_2020_2021.csv.gz', 'nyc311-queens.json'),
  ];
  const readMoment = createMomentReader(repository);
  const ask: City['ask'] = async (question) => {
    const query = { from: '2020-01-01', to: '2022-01-01', grain: 'none', ...question };
    return (await answerMetrics(repository, await readMoment(NOW), query)).series;
  };
  return {
    repository,
    jobs,
    ask,
    value: async (question) => {
      const [series] = await ask(question);
      if (!series) throw new Error(`no answer for ${question.metrics}`);
      return series.total;
    },
    by: async (question) => {
      const series = await ask(question);
      return Object.fromEntries(series.map(({ group, total }) => [group?.key ?? '', total.value]));
    },
    drop: async () => {
      await store.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function importFile(repository: Repository, file: string, name: string): Promise<Import> {
  const mapping = readMapping(JSON.parse(await readFile(new URL(name, mappings), 'utf8')));
  const work = { repository, now: () => NOW, input: { path: data + file } };
  const job = await beginImport({ ...work, fileName: file, mapping });
  return runImport(work, job);
}
