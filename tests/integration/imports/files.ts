import { mkdtempSync, rmSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Import } from '#db/queries/imports.ts';
import { openInThread } from '#db/store/in-thread.ts';
import { LOCAL_ADMINISTRATOR } from '#db/store/request.ts';
import type { Repository } from '#db/store/store.ts';
import { readMapping } from '#server/ingest/mapping.ts';
import { beginImport, runImport } from '#server/services/imports/run.ts';
import type { ImportRun } from '#server/services/imports/run.ts';

export const NOW = Date.UTC(2026, 10, 22, 12);

/** Cases with an id, a day, a department and a score of one to five. */
export const MAPPING = {
  version: 1,
  source: 'desk',
  dates: ['YYYY-MM-DD'],
  instruments: [
    {
      id: 'service',
      kind: 'csat',
      question: {
        en: 'Satisfied?',
        ar: 'راضٍ؟',
      },
      scaleMin: 1,
      scaleMax: 5,
      topFrom: 4,
      bottomTo: 2,
    },
  ],
  names: { department: { north: { en: 'North', ar: 'الشمال' } } },
  records: [
    {
      kind: 'case',
      id: { column: 'id' },
      at: 'day',
      dimensions: { department: 'department' },
      attributes: { tier: 'tier' },
    },
    {
      kind: 'response',
      id: { column: 'id', part: 'csat' },
      at: 'day',
      caseId: 'id',
      instrument: 'service',
      fields: { score: 'score' },
    },
  ],
};

export type Desk = {
  repository: Repository;
  /** Writes a file and imports it. */
  importText: (text: string, more?: Partial<ImportRun>, mapping?: object) => Promise<Import>;
  /** Writes a file and gives its path. */
  put: (text: string) => Promise<string>;
  folder: string;
  drop: () => Promise<void>;
};

export function desk(): Desk {
  const folder = mkdtempSync(join(tmpdir(), 'basira-imports-'));
  const store = openInThread(join(folder, 'basira.db'), NOW);
  const repository = store.as(LOCAL_ADMINISTRATOR);
  let files = 0;
  const put = async (text: string): Promise<string> => {
    const path = join(folder, `file-${files++}.csv`);
    await writeFile(path, text);
    return path;
  };
  return {
    repository,
    folder,
    put,
    importText: async (text, more = {}, mapping = MAPPING) => {
      const work = { repository, now: () => NOW, input: { path: await put(text) } };
      const fileName = 'desk.csv';
      const job = await beginImport({ ...work, fileName, mapping: readMapping(mapping) });
      return runImport({ ...work, ...more }, job);
    },
    drop: async () => {
      await store.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** A file of `rows` rows whose every `wrongEvery`th has no date. */
export function fileOf(rows: number, wrongEvery = 0): string {
  const lines = Array.from({ length: rows }, (_, i) => {
    const isWrong = wrongEvery > 0 && (i + 1) % wrongEvery === 0;
    const day = `2026-10-${String((i % 28) + 1).padStart(2, '0')}`;
    return `${i + 1},${isWrong ? 'never' : day},${i % 2 ? 'north' : 'south'},gold,${(i % 5) + 1}`;
  });
  return ['id,day,department,tier,score', ...lines].join('\n');
}
