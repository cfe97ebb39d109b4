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
import { tablesBeside } from '#server/cli/tables-beside.ts';
import type { Mapping } from '#server/contract/mapping.ts';
import type { MetricsAnswer, metricsQuerySchema } from '#server/contract/metrics.ts';
import { readMapping } from '#server/ingest/mapping.ts';
import { exportRecords } from '#server/services/export.ts';
import { beginImport, runImport } from '#server/services/imports/run.ts';
import { answerMetrics } from '#server/services/metrics/answer.ts';
import { createMomentReader } from '#server/services/organisation/reference.ts';
import type { z } from 'zod';

const data = fileURLToPath(new URL('../../../shared/data/', import.meta.url));
const mappings = new URL('./mappings/', import.meta.url);

export const NOW = Date.UTC(2026, 10, 22, 12);

/** A suite over one folder of the shared data; where that is not beside the repository, one test says so. */
export function withData(folder: string, title: string, body: () => void): void {
  const told = (): void => {
    it(`is not checked: the files of ${folder} are not here`, () => console.warn(title));
  };
  // oxlint-disable-next-line vitest/valid-title, vitest/valid-describe-callback -- both are the caller's
  describe(title, existsSync(data + folder) ? body : told);
}

/** A committed mapping, with some of it changed where a test is about another choice. */
export async function readGoldenMapping(
  name: string,
  change: (json: Mapping) => unknown = (json) => json,
): Promise<Mapping> {
  const json = readMapping(JSON.parse(await readFile(new URL(name, mappings), 'utf8')));
  return readMapping(change(json));
}

/** A file of the shared data as an import takes it. */
export function dataFile(path: string): { path: string } {
  return { path: data + path };
}

type Question = Partial<z.input<typeof metricsQuerySchema>> & { metrics: string };
type Series = MetricsAnswer['series'][number];
/** A record as the export writes it. */
type Exported = {
  kind: string;
  source: string;
  externalId: string;
  at: number;
  precision: string;
  customer: string | null;
  dimensions: Partial<Record<string, string>>;
  attributes: Record<string, unknown>;
  fields: Record<string, unknown>;
};

export type House = {
  repository: Repository;
  jobs: Import[];
  /** Asks as `/api/metrics` does, about the house's period unless the question says otherwise. */
  ask: (question: Question) => Promise<Series[]>;
  /** The one value of a question about one metric. */
  value: (question: Question) => Promise<Series['total']>;
  /** Values by department, channel …, by the source's own word. */
  by: (question: Question) => Promise<Record<string, Series['total']['value']>>;
  /** What the values of `by` rest on. */
  countsBy: (question: Question) => Promise<Record<string, number>>;
  /** Every record, as the export writes it. */
  records: () => Promise<Exported[]>;
  drop: () => Promise<void>;
};

/** A store of its own with files of the shared data, imported the way the command line does it. */
export async function importFiles(
  files: readonly { file: string; mapping: Mapping }[],
  period: { from: string; to: string },
): Promise<House> {
  const folder = mkdtempSync(join(tmpdir(), 'basira-golden-'));
  const store = openInThread(join(folder, 'basira.db'), NOW);
  const repository = store.as(LOCAL_ADMINISTRATOR);
  const jobs: Import[] = [];
  for (const { file, mapping } of files) {
    const input = dataFile(file);
    const tables = tablesBeside(mapping, input.path);
    const work = { repository, now: () => NOW, input, tables };
    const job = await beginImport({ ...work, fileName: file, mapping });
    jobs.push(await runImport(work, job));
  }
  const readMoment = createMomentReader(repository);
  const ask: House['ask'] = async (question) => {
    const query = { ...period, grain: 'none', ...question };
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
    countsBy: async (question) => {
      const series = await ask(question);
      return Object.fromEntries(series.map(({ group, total }) => [group?.key ?? '', total.n]));
    },
    records: async () => {
      const all: Exported[] = [];
      for await (const record of exportRecords(repository)) {
        // The export writes every record with these parts.
        all.push(record as Exported);
      }
      return all;
    },
    drop: async () => {
      await store.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
