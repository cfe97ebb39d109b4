import { mkdtempSync, rmSync } from 'node:fs';
import { readdir, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openInThread } from '#db/store/in-thread.ts';
import { LOCAL_ADMINISTRATOR } from '#db/store/request.ts';
import type { Repository, Store } from '#db/store/store.ts';
import { createApp } from '#server/http/app.ts';
import { readMapping } from '#server/ingest/mapping.ts';
import { beginImport } from '#server/services/imports/run.ts';
import type { Intaking } from '#server/services/imports/intaking.ts';
import { ImportRunner } from '#server/services/imports/runner.ts';
import { Uploads } from '#server/services/imports/uploads.ts';
import { intakingOver } from '../../builders/intaking.ts';
import type { SessionHeaders } from '#tests/builders/accounts.ts';
import { accountsOf, firstAdministrator } from '#tests/builders/accounts.ts';
import { fileOf, MAPPING, NOW } from './files.ts';

let folder = '';
let store: Store;
let repository: Repository;
let runner: ImportRunner;
let failures: unknown[] = [];
let intaking: Intaking;
let app: ReturnType<typeof createApp>;
let session: SessionHeaders;
let time = NOW;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'basira-http-'));
  store = openInThread(join(folder, 'basira.db'), NOW);
  repository = store.as(LOCAL_ADMINISTRATOR);
  time = NOW;
  const now = (): number => time;
  const uploads = new Uploads(join(folder, 'uploads'));
  failures = [];
  const onFailure = (_id: string, error: unknown): unknown => failures.push(error);
  runner = new ImportRunner({ repository, uploads, now, onFailure, onStored: () => null });
  intaking = intakingOver(repository, uploads, runner, now);
  const accounts = accountsOf(store, folder, now);
  app = createApp({
    store,
    accounts,
    isDemonstration: false,
    now,
    log: () => null,
    publicUrl: null,
    build: 'test',
    answerCacheBytes: 0,
    client: null,
    intaking,
  });
  session = await firstAdministrator(accounts);
});
afterEach(async () => {
  await intaking.dryRuns.stop();
  await runner.stop();
  await store.close();
  rmSync(folder, { recursive: true, force: true });
});

type Body = Record<string, unknown> & { error?: { code: string; message: string } };

async function send(
  path: string,
  body: unknown,
  headers = {},
): Promise<{ status: number; body: Body }> {
  const response = await app.request(`http://localhost/api${path}`, {
    method: 'POST',
    headers: { ...session, 'content-type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
  return { status: response.status, body: (await response.json()) as Body };
}

async function read(path: string, language = 'en'): Promise<Body> {
  const response = await app.request(`http://localhost/api${path}`, {
    headers: { ...session, 'accept-language': language },
  });
  return (await response.json()) as Body;
}

/** Looks through a sent file to its end. */
async function lookThrough(order: object): Promise<Body & { facts: unknown }> {
  const begun = await send('/imports/dry-runs', order);
  expect([begun.status, begun.body['state']]).toEqual([202, 'running']);
  for (;;) {
    const job = await read(`/imports/dry-runs/${String(begun.body['id'])}`);
    if (job['state'] !== 'running') return { facts: null, ...job };
    await new Promise((resolve) => {
      setImmediate(resolve);
    });
  }
}

/** Asks again until the import rests; a failure is thrown unless one is expected. */
async function rested(id: unknown, ends: 'well' | 'badly' = 'well'): Promise<Body> {
  for (;;) {
    if (failures.length > 0 && ends === 'well') throw failures[0];
    const job = await read(`/imports/${String(id)}`);
    if (job['state'] !== 'running' && job['state'] !== 'undoing') return job;
    await new Promise((resolve) => {
      setImmediate(resolve);
    });
  }
}

async function upload(text: string): Promise<string> {
  const { status, body } = await send('/imports/files?name=desk.csv', text, {
    'content-type': 'text/csv',
  });
  expect(status).toBe(201);
  expect(body).toMatchObject({ name: 'desk.csv', bytes: Buffer.byteLength(text) });
  return String(body['file']);
}

describe('importing over the API', () => {
  it('takes a file, tries a mapping on it, imports it, tells of rejects and takes it back', async () => {
    const file = await upload(fileOf(60, 20));
    const dry = await lookThrough({ file, mapping: MAPPING });
    expect([dry['state'], dry['problem']]).toEqual(['done', null]);
    expect(dry.facts).toMatchObject({
      rowsRead: 60,
      rowsRejected: 3,
      records: { case: 57, response: 57 },
    });
    expect(await read('/imports')).toEqual({ imports: [] });
    const begun = await send('/imports', { file, name: 'desk.csv', mapping: MAPPING });
    expect([begun.status, begun.body['id'], begun.body['fileName']]).toEqual([
      202,
      file,
      'desk.csv',
    ]);
    expect(await rested(file)).toMatchObject({ state: 'done', recordsNew: 114, rowsRejected: 3 });
    const again = await send('/imports', { file, name: 'desk.csv', mapping: MAPPING });
    expect([again.status, again.body['state']]).toEqual([202, 'done']);
    const { rejects, total } = (await read(`/imports/${file}/rejects`, 'ar')) as unknown as {
      total: number;
      rejects: { line: number; code: string; message: string }[];
    };
    expect([total, rejects.length, rejects[0]?.line]).toEqual([3, 3, 21]);
    expect(rejects[0]?.message).toMatch(/\p{Script=Arabic}/u);
    expect((await send(`/imports/${file}/undo`, {})).status).toBe(202);
    expect(await rested(file)).toMatchObject({ state: 'undone', kept: [] });
    expect((await repository.read('checkStore', { slot: 0 })).records).toBe(0);
  });

  it('says what taking an import back takes from later ones, and when it is back again', async () => {
    const bring = async (text: string): Promise<string> => {
      time += 60_000;
      const file = await upload(text);
      await send('/imports', { file, name: 'desk.csv', mapping: MAPPING });
      await rested(file);
      return file;
    };
    const findsOf = async (id: string) => (await read(`/imports/${id}`))['laterFinds'];
    const first = await bring(fileOf(3));
    expect(await findsOf(first)).toEqual([]);
    const longer = await bring(fileOf(5));
    const last = await bring(fileOf(4));
    const found = (id: string, most: number) => ({
      import: id,
      fileName: 'desk.csv',
      // Each began a minute after the one before.
      startedAt: NOW + 60_000 * ([first, longer, last].indexOf(id) + 1),
      most,
    });
    const finds = [found(last, 6), found(longer, 6)];
    expect(await findsOf(first)).toEqual(finds);
    expect(await findsOf(longer)).toEqual([found(last, 4)]);
    expect(await findsOf(last)).toEqual([]);
    time += 60_000;
    await send(`/imports/${first}/undo`, {});
    expect(await rested(first)).toMatchObject({ state: 'undone', laterFinds: finds });
    await bring(fileOf(5));
    expect(await findsOf(first)).toEqual([found(last, 6)]);
    expect((await repository.read('checkStore', { slot: 0 })).records).toBe(10);
  });

  it('reads the next file of a source as the last one, also when all its imports were taken back', async () => {
    const mappingNow = async (): Promise<unknown> => {
      const { mapping, header } = await read('/sources/desk');
      return { mapping, header };
    };
    const first = await upload(fileOf(3));
    await send('/imports', { file: first, name: 'first.csv', mapping: MAPPING });
    await rested(first);
    const before = await mappingNow();
    const columns = ['id', 'day', 'department', 'tier', 'score'];
    expect(before).toMatchObject({ mapping: MAPPING, header: { file: columns } });
    await send(`/imports/${first}/undo`, {});
    expect(await rested(first)).toMatchObject({ state: 'undone' });
    expect(await mappingNow()).toEqual(before);
    const second = await upload(fileOf(4));
    const corrected = { ...MAPPING, dates: ['YYYY-MM-DD', 'ISO'] };
    await send('/imports', { file: second, name: 'second.csv', mapping: corrected });
    await rested(second);
    expect(await mappingNow()).toMatchObject({ mapping: corrected });
  });

  it('says in words what the id of a file looks like', async () => {
    const order = { file: 'desk.csv', mapping: MAPPING };
    for (const [language, words] of [
      ['en', 'twelve characters'],
      ['ar', 'اثني عشر رمزًا'],
    ] as const) {
      const { status, body } = await send('/imports', order, { 'accept-language': language });
      expect([status, body.error?.code]).toEqual([400, 'REQUEST_INVALID']);
      expect(body.error?.message).toContain(words);
      expect(body.error?.message).not.toMatch(/[\^$[\]{}]/);
    }
  });

  it('has the cards of a survey in front while it has answers: not before them, and not once they are taken back', async () => {
    const cards = async (): Promise<unknown> => (await read('/organisation'))['cards'];
    const before = await cards();
    const file = await upload(fileOf(60, 20));
    await send('/imports', { file, name: 'desk.csv', mapping: MAPPING });
    await rested(file);
    expect(await cards()).not.toEqual(before);
    await send(`/imports/${file}/undo`, {});
    expect(await rested(file)).toMatchObject({ state: 'undone' });
    expect(await cards()).toEqual(before);
  });

  it('tells of a sent file which import came of it, from the moment it is asked for', async () => {
    const file = await upload(fileOf(60));
    const order = { file, name: 'desk.csv', mapping: MAPPING };
    expect((await send('/imports/sheets', { file })).body).toMatchObject({ import: null });
    const { own } = intaking;
    const waiting: (() => void)[] = [];
    intaking.own = async () => {
      await new Promise<void>((resolve) => {
        waiting.push(resolve);
      });
      return own();
    };
    const first = send('/imports', order);
    await vi.waitUntil(() => waiting.length > 0);
    // Whoever comes while it is being begun gets the same import: a page that was reloaded, a second press.
    intaking.own = own;
    const later = [send('/imports', order), send('/imports/sheets', { file })];
    const answered = vi.fn();
    for (const one of later) void one.then(answered);
    await read('/imports');
    expect(answered).not.toHaveBeenCalled();
    waiting[0]?.();
    const [begun, again, looked] = await Promise.all([first, ...later]);
    expect([begun.status, again?.status, looked?.status]).toEqual([202, 202, 200]);
    expect([begun.body['id'], again?.body['id'], looked?.body['import']]).toEqual([
      file,
      file,
      file,
    ]);
    const other = { ...order, mapping: { ...MAPPING, source: 'other' } };
    expect((await send('/imports', other)).body.error?.code).toBe('IDEMPOTENCY_KEY_REUSED');
    // The file is gone by then.
    expect(await rested(file)).toMatchObject({ state: 'done', recordsNew: 120 });
    await runner.stop();
    expect(await readdir(join(folder, 'uploads'))).toEqual([]);
    expect((await send('/imports/sheets', { file })).body).toEqual({
      import: file,
      sheets: [],
      fitting: null,
    });
    expect((await send('/imports/guess', { file })).body.error?.code).toBe('NOT_FOUND');
  });

  it('tells it also where the file went on with an import that was cut off', async () => {
    const text = fileOf(20);
    const path = join(folder, 'cut.csv');
    await writeFile(path, text);
    const cut = await beginImport({
      repository,
      now: () => NOW,
      input: { path, name: 'desk.csv' },
      fileName: 'desk.csv',
      mapping: readMapping(MAPPING),
    });
    const file = await upload(text);
    const begun = await send('/imports', { file, name: 'desk.csv', mapping: MAPPING });
    expect([begun.status, begun.body['id']]).toEqual([202, cut.id]);
    await rested(cut.id);
    expect((await send('/imports/sheets', { file })).body).toMatchObject({ import: cut.id });
  });

  it('joins a second file that was sent, and tells what has no partner', async () => {
    const lookup = { table: 'teams', key: 'team', value: 'name' };
    const mapping = {
      version: 1,
      source: 'joined',
      tables: { teams: { kind: 'reference', key: 'id' } },
      records: [
        { kind: 'case', id: { column: 'id' }, at: 'day', dimensions: { department: { lookup } } },
      ],
    };
    const file = await upload('id,day,team\n1,2026-10-01,t1\n2,2026-10-02,t9\n');
    const missing = await send('/imports', { file, mapping });
    expect([missing.status, missing.body['error']]).toMatchObject([
      400,
      { code: 'FILE_JOIN_MISSING' },
    ]);
    const tables = { teams: await upload('id,name\nt1,Billing\n') };
    const dry = await lookThrough({ file, mapping, tables });
    expect(dry.facts).toMatchObject({ rowsRead: 2, rowsRejected: 0, orphans: 1 });
    const begun = await send('/imports', { file, mapping, tables });
    expect(begun.status).toBe(202);
    expect(await rested(file)).toMatchObject({ state: 'done', recordsNew: 2, orphans: 1 });
    expect(await read(`/imports/${file}/rejects`)).toMatchObject({
      total: 1,
      rejects: [
        {
          line: 3,
          code: 'ROW_PARTNER_MISSING',
          message: '“team” on line 3 names “t9”, which the table “teams” does not have.',
        },
      ],
    });
    // What the import had is put away after it is done; the joined file may be joined again for its day.
    await runner.stop();
    expect(await readdir(join(folder, 'uploads'))).toEqual([tables.teams]);
  });

  it('calls a file by the name it was sent under, never by its place on the server', async () => {
    const sent = await app.request('http://localhost/api/imports/files?name=cut.csv.gz', {
      method: 'POST',
      headers: session,
      body: gzipSync(fileOf(60, 20)).subarray(0, -20),
    });
    const { file } = (await sent.json()) as Body;
    const asked = [
      await send('/imports/guess', { file, name: 'cut.csv.gz' }),
      await send('/imports', { file, name: 'cut.csv.gz', mapping: MAPPING }),
    ];
    for (const { status, body } of asked) {
      expect([status, body.error?.code]).toEqual([422, 'FILE_TRUNCATED']);
      expect(body.error?.message).toContain('“cut.csv.gz”');
      expect(JSON.stringify(body)).not.toContain(folder);
    }
    const dry = await lookThrough({ file, name: 'cut.csv.gz', mapping: MAPPING });
    expect([dry['state'], dry['problem']]).toMatchObject(['failed', { code: 'FILE_TRUNCATED' }]);
    expect(JSON.stringify(dry)).toContain('“cut.csv.gz”');
    expect(JSON.stringify(dry)).not.toContain(folder);
  });

  it('calls a file by its name also where an import that was taken on comes upon its fault', async () => {
    const good = Array.from({ length: 9 }, (_, i) => ({ id: String(i), day: '2026-10-01' }));
    const text = JSON.stringify(good).slice(0, -20);
    const mapping = {
      version: 1,
      source: 'list',
      records: [{ kind: 'case', id: { column: 'id' }, at: 'day' }],
    };
    const sent = await send('/imports/files?name=list.json', text, {
      'content-type': 'text/plain',
    });
    const file = String(sent.body['file']);
    const begun = await send('/imports', { file, name: 'list.json', mapping });
    expect(begun.status).toBe(202);
    const job = await rested(file, 'badly');
    expect([job['state'], job['problem']]).toMatchObject(['failed', { code: 'FILE_TRUNCATED' }]);
    expect(JSON.stringify(job)).toContain('“list.json”');
    expect(JSON.stringify(job)).not.toContain(folder);
  });

  it('sees a joined file that was mended after an import was refused, and takes the same order again', async () => {
    const lookup = { table: 'teams', key: 'team', value: 'name' };
    const mapping = {
      version: 1,
      source: 'joined',
      tables: { teams: { kind: 'reference', key: 'id' } },
      records: [
        { kind: 'case', id: { column: 'id' }, at: 'day', dimensions: { department: { lookup } } },
      ],
    };
    const file = await upload('id,day,team\n1,2026-10-01,t1\n');
    const wrong = { file, mapping, tables: { teams: await upload('id,title\nt1,Billing\n') } };
    for (const _ of ['once', 'again']) {
      const refused = await send('/imports', wrong);
      expect([refused.status, refused.body.error?.code]).toEqual([422, 'FILE_COLUMN_MISSING']);
    }
    const mended = { ...wrong, tables: { teams: await upload('id,name\nt1,Cards\n') } };
    const dry = await lookThrough(mended);
    expect([dry['state'], dry.facts]).toMatchObject([
      'done',
      { orphans: 0, sample: [{ dimensions: { department: 'Cards' } }] },
    ]);
    expect((await send('/imports', mended)).status).toBe(202);
    expect(await rested(file)).toMatchObject({ state: 'done', recordsNew: 1, orphans: 0 });
    expect((await send('/imports', mended)).body['state']).toBe('done');
    // The same joined file serves the next file too.
    const next = { ...mended, file: await upload('id,day,team\n2,2026-10-01,t1\n') };
    expect((await send('/imports', next)).status).toBe(202);
    expect(await rested(next.file)).toMatchObject({ state: 'done', recordsNew: 1, orphans: 0 });
    const gone = { ...mended, tables: { teams: '0123456789ab' } };
    expect((await send('/imports/dry-runs', gone)).body.error?.code).toBe('NOT_FOUND');
  });

  it('keeps the zone and the header of the files with the import', async () => {
    await repository.write('recutCalendar', { zone: 'Asia/Riyadh', weekStart: 'sun' });
    const lookup = { table: 'teams', key: 'team', value: 'name' };
    const mapping = {
      version: 1,
      source: 'joined',
      tables: { teams: { kind: 'reference', key: 'id' } },
      records: [
        { kind: 'case', id: { column: 'id' }, at: 'day', dimensions: { department: { lookup } } },
      ],
    };
    const teams = await upload('id,name\nt1,Billing\n');
    const file = await upload('id,day, left out ,team\n1,2026-10-01,x,t1\n');
    await send('/imports', { file, mapping, tables: { teams } });
    const header = { file: ['id', 'day', 'left out', 'team'], tables: { teams: ['id', 'name'] } };
    expect(await rested(file)).toMatchObject({ state: 'done', zone: 'Asia/Riyadh', header });
    const source = await read('/sources/joined');
    expect(source).toMatchObject({ header, mapping: { source: 'joined' } });
    const other = await upload('id,day,team\n1,2026-10-01,t1\n');
    const inCairo = { ...mapping, zone: 'Africa/Cairo' };
    await send('/imports', { file: other, mapping: inCairo, tables: { teams } });
    expect(await rested(other)).toMatchObject({ zone: 'Africa/Cairo' });
    // As an import stands there that an earlier version made.
    const db = new Database(join(folder, 'basira.db'));
    db.exec('UPDATE import_job SET zone = NULL, header = NULL');
    db.close();
    expect(await read(`/imports/${file}`)).toMatchObject({ zone: null, header: null });
    expect(await read('/sources/joined')).toMatchObject({ header: null });
  });

  it('goes on with an import that an earlier version began under its longer id', async () => {
    const id = '5f0f7c1e-3f0a-4f7e-9d7b-0c2a4b1d8e66';
    await intaking.uploads.rename(await upload(fileOf(3)), id);
    const input = { path: await intaking.uploads.find(id) };
    const mapping = readMapping(MAPPING);
    const now = (): number => NOW;
    await beginImport({ id, repository, now, input, fileName: 'day.csv', mapping });
    await runner.resume();
    await vi.waitFor(async () =>
      expect(await repository.read('readImport', { id })).toMatchObject({
        state: 'done',
        rowsRead: 3,
      }),
    );
    expect(failures).toEqual([]);
  });

  it('says what is wrong with a file, a mapping and an id', async () => {
    const file = await upload('id,day\n1,2026-10-01');
    const missing = await send('/imports', { file, mapping: MAPPING });
    expect([missing.status, missing.body.error?.code]).toEqual([422, 'FILE_COLUMN_MISSING']);
    const wrong = await send('/imports', { file, mapping: { ...MAPPING, version: 2 } });
    expect([wrong.status, wrong.body.error?.code]).toEqual([400, 'REQUEST_INVALID']);
    const lower = '{"lower":'.repeat(2000);
    const deep = `{"file":"${file}","mapping":{"records":[${lower}"x"${'}'.repeat(2000)}]}}`;
    const nested = await send('/imports', deep);
    expect([nested.status, nested.body.error?.code]).toEqual([400, 'REQUEST_TOO_DEEP']);
    const none = await send('/imports', { file: '0123456789ab', mapping: MAPPING });
    expect([none.status, none.body.error?.code]).toEqual([404, 'NOT_FOUND']);
    expect(await read('/imports')).toEqual({ imports: [] });
  });
});

const record = (externalId: string, more = {}): object => ({
  kind: 'case',
  externalId,
  at: '2026-10-01T08:00:00+03:00',
  dimensions: { department: 'north' },
  attributes: { tier: 'gold' },
  ...more,
});
const answer = (externalId: string, score: number): object => ({
  ...record(externalId),
  kind: 'response',
  fields: { instrument: 'service', score },
});
const batch = (...records: object[]): object => ({
  source: 'desk',
  instruments: MAPPING.instruments,
  records,
});
const key = (name: string): object => ({ 'idempotency-key': name });

describe('a batch', () => {
  it('is in the audit log once it is stored, once however often it is sent, and not when it is refused', async () => {
    await send('/batches', batch(record('1')), key('a'));
    await send('/batches', batch(record('1')), key('a'));
    await send('/batches', batch(record('2', { at: 'yesterday' })), key('b'));
    const entries = await repository.read('readAudit', { after: 0, limit: 100 });
    const told = entries.filter(({ action }) => action === 'POST /api/batches');
    expect(told.map(({ details }) => JSON.parse(details) as object)).toMatchObject([
      { outcome: 'done' },
    ]);
  });

  it('is stored whole, and sent again under its key gets the same answer without being stored again', async () => {
    const body = batch(record('1'), answer('2', 5));
    const first = await send('/batches', body, key('a'));
    expect(first).toEqual({
      status: 200,
      body: { stored: 2, created: 2, changed: 0, same: 0, older: 0 },
    });
    expect(await send('/batches', body, key('a'))).toEqual(first);
    const fresh = await send('/batches', body, key('b'));
    expect(fresh.body).toEqual({ stored: 2, created: 0, changed: 0, same: 2, older: 0 });
  });

  it('is refused whole when one record is wrong, which is named by its place', async () => {
    const outside = await send(
      '/batches',
      batch(record('1'), answer('2', 9), answer('3', 0)),
      key('a'),
    );
    expect([outside.status, outside.body.error?.code]).toEqual([422, 'ROW_SCORE_OUTSIDE']);
    expect(outside.body.error).toMatchObject({ details: { record: 1, others: ['2'] } });
    const unknown = await send(
      '/batches',
      batch(record('1'), record('2', { fields: { wait: 1 } })),
      key('b'),
    );
    expect(unknown.body.error).toMatchObject({
      code: 'REQUEST_INVALID',
      details: { field: 'records.1.fields.wait' },
    });
    const many = Array.from({ length: 5001 }, (_, i) => record(String(i)));
    const large = await send('/batches', batch(...many), key('c'));
    expect([large.status, large.body.error?.code]).toEqual([413, 'BATCH_TOO_LARGE']);
    expect((await repository.read('checkStore', { slot: 0 })).records).toBe(0);
    // What failed is not kept: mended under the same key it is another request only if its body was kept.
    expect((await send('/batches', batch(record('1')), key('a'))).status).toBe(200);
  });

  it('needs a key, and a key stands for one request', async () => {
    const none = await send('/batches', batch(record('1')));
    expect([none.status, none.body.error?.code]).toEqual([400, 'IDEMPOTENCY_KEY_INVALID']);
    await send('/batches', batch(record('1')), key('a'));
    const reused = await send('/batches', batch(record('2')), key('a'));
    expect([reused.status, reused.body.error?.code]).toEqual([422, 'IDEMPOTENCY_KEY_REUSED']);
  });

  it('has as many effects as keys, however many requests come at once', async () => {
    const keys = Array.from({ length: 20 }, (_, i) => `k${i}`);
    const calls = keys.flatMap((name) =>
      Array.from({ length: 10 }, () => send('/batches', batch(record(name)), key(name))),
    );
    const answers = await Promise.all(calls);
    expect(answers.every(({ status }) => status === 200 || status === 409)).toBe(true);
    const created = answers
      .filter(({ status }) => status === 200)
      .map(({ body }) => body['created']);
    expect(new Set(created)).toEqual(new Set([1]));
    expect((await repository.read('checkStore', { slot: 0 })).records).toBe(20);
  });
});
