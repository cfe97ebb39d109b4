import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ImportAnswer } from '#server/contract/imports.ts';
import type { SourceDetail, SourcesAnswer } from '#server/contract/sources.ts';
import type { FilledApp } from './filled.ts';
import { filledApp } from './filled.ts';
import { allRecords } from './house-records.ts';

let filled: FilledApp;
beforeEach(async () => {
  filled = await filledApp();
});
afterEach(() => filled.drop());

const MAPPING = {
  version: 1,
  source: 'branch-list',
  dates: ['YYYY-MM-DD'],
  records: [{ kind: 'case', id: { column: 'id' }, at: 'day', dimensions: { branch: 'branch' } }],
};

async function post(path: string, body: string, type: string): Promise<Record<string, unknown>> {
  const response = await filled.send(path, {
    method: 'POST',
    headers: { 'content-type': type },
    body,
  });
  // Every answer of these routes is an object.
  return (await response.json()) as Record<string, unknown>;
}

/** Lets the application's own work have its turn. */
function turn(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}

/** An import as soon as it rests. */
async function rested(id: string): Promise<ImportAnswer> {
  for (;;) {
    const job = await filled.json<ImportAnswer>(`/api/imports/${id}`);
    if (job.state !== 'running' && job.state !== 'undoing') return job;
    await turn();
  }
}

async function importText(text: string): Promise<string> {
  const { file } = await post('/api/imports/files?name=list.csv', text, 'text/csv');
  const request = JSON.stringify({ file, name: 'list.csv', mapping: MAPPING });
  const { id } = await post('/api/imports', request, 'application/json');
  await rested(String(id));
  return String(id);
}

describe('the sources', () => {
  it('tell their records by kind as soon as these are counted', async () => {
    let answer = await filled.json<SourcesAnswer>('/api/sources');
    while (!answer.survey.current) {
      await turn();
      answer = await filled.json<SourcesAnswer>('/api/sources');
    }
    const [desk] = answer.sources;
    expect(desk).toMatchObject({ id: 'desk', name: { en: 'Desk', ar: 'المكتب' } });
    const held = allRecords();
    const byKind = Object.fromEntries(
      (desk?.quality?.kinds ?? []).map(({ kind, records }) => [kind, records]),
    );
    for (const kind of ['case', 'contact', 'response', 'daily_total'] as const) {
      expect(byKind[kind], kind).toBe(held.filter((one) => one.kind === kind).length);
    }
    expect(desk?.quality?.records).toBe(held.length);
  });

  it('sum up their imports: sent again, rejected, and nothing of what was taken back', async () => {
    const text = 'id,day,branch\n1,2026-11-02,north\n2,2026-11-03,south\n3,never,south\n';
    const first = await importText(text);
    await importText(`${text}4,2026-11-04,north\n`);
    const read = () => filled.json<SourceDetail>('/api/sources/branch-list');
    const both = await read();
    expect(both.imports).toMatchObject({
      count: 2,
      recordsNew: 3,
      recordsSame: 2,
      rowsRejected: 2,
    });
    expect(both.newest.map(({ state }) => state)).toEqual(['done', 'done']);
    expect(both.mapping).toEqual(MAPPING);
    const last = both.newest.find(({ id }) => id !== first);
    await post(`/api/imports/${last?.id ?? ''}/undo`, '{}', 'application/json');
    await rested(last?.id ?? '');
    expect((await read()).imports).toMatchObject({ count: 2, recordsNew: 2, recordsSame: 0 });
  });

  it('can be named and sealed: an older row is then refused, until the seal is taken off', async () => {
    await importText('id,day,branch\n1,2026-11-02,north\n');
    const sealedBefore = Date.UTC(2026, 10, 3);
    const named = await filled.patch('/api/sources/branch-list', {
      name: { en: 'Branch list', ar: 'قائمة الفروع' },
      sealedBefore,
    });
    expect(await named.json()).toMatchObject({
      name: { en: 'Branch list', ar: 'قائمة الفروع' },
      sealedBefore,
    });
    const refused = await importText('id,day,branch\n2,2026-11-01,north\n');
    expect((await rested(refused)).rowsRejected).toBe(1);
    await filled.patch('/api/sources/branch-list', { sealedBefore: null });
    const again = await filled.json<SourceDetail>('/api/sources/branch-list');
    expect([again.sealedBefore, again.name.en]).toEqual([null, 'Branch list']);
  });

  it('are not made by naming them', async () => {
    const unknown = await filled.patch('/api/sources/nobody', { sealedBefore: null });
    expect(unknown.status).toBe(404);
    expect((await filled.get('/api/sources/nobody')).status).toBe(404);
  });
});
