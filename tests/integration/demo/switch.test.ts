import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { demoStorePath, isBegun, ownStorePath } from '#db/data-folder.ts';
import { openInThread } from '#db/store/in-thread.ts';
import { LOCAL_ADMINISTRATOR } from '#db/store/request.ts';
import type { OrganisationAnswer } from '#server/contract/organisation.ts';
import type { RecordsAnswer } from '#server/contract/records.ts';
import type { StoresAnswer } from '#server/contract/stores.ts';
import type { SessionHeaders } from '#tests/builders/accounts.ts';
import { fillDemo } from '#server/services/demo.ts';
import type { RunningServer } from '../faults/server-process.ts';
import { comeInFirst, endAll, startServer } from '../faults/server-process.ts';

/** Longer than the server takes to find a store of one's own. */
const LONGER_THAN_A_LOOK = 1500;

let folder = '';
let server: RunningServer;
let session: SessionHeaders;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'basira-switch-'));
  // A small demonstration that is filled already: the server only lets it live on.
  const store = openInThread(demoStorePath(folder), Date.now());
  await fillDemo(store.as(LOCAL_ADMINISTRATOR), () => Date.now(), {
    seed: 7,
    weeks: 3,
    cases: 300,
  });
  await store.close();
  server = await startServer(folder);
  session = await comeInFirst(server);
});
afterEach(async () => {
  await endAll();
  rmSync(folder, { recursive: true, force: true });
});

async function read<T>(path: string): Promise<T> {
  const response = await fetch(`${server.url}${path}`, { headers: session });
  // The caller names the contract's type.
  return (await response.json()) as T;
}

async function post(path: string, body: unknown, headers = {}): Promise<Response> {
  return fetch(`${server.url}${path}`, {
    method: 'POST',
    headers: { ...session, 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
}

const ORGANISATION = {
  name: { en: 'Al Noor', ar: 'النور' },
  zone: 'Europe/Paris',
  weekStart: 'mon',
  weekend: [6, 0],
  currency: 'EUR',
  language: 'ar',
};

const record = {
  kind: 'case',
  externalId: '1',
  at: '2026-10-01T08:00:00Z',
};

async function sendRecord(key: string, sent: object = record): Promise<number> {
  const batch = { source: 'desk', records: [sent] };
  return (await post('/api/batches', batch, { 'idempotency-key': key })).status;
}

async function caseCount(): Promise<number> {
  const asked = '/api/records?metric=volume&from=2026-09-27&to=2026-10-04';
  return (await read<RecordsAnswer>(asked)).total;
}

type Dry = { id: string; state: string; facts: unknown };

/** What a dry run of a text finds. */
async function lookThrough(text: string, mapping: object): Promise<unknown> {
  const sent = await fetch(`${server.url}/api/imports/files?name=x.csv`, {
    method: 'POST',
    headers: session,
    body: text,
  });
  const { file } = (await sent.json()) as { file: string };
  const begun = await post('/api/imports/dry-runs', { file, name: 'x.csv', mapping });
  let job = (await begun.json()) as Dry;
  while (job.state === 'running') job = await read<Dry>(`/api/imports/dry-runs/${job.id}`);
  return job.facts;
}

describe('a server that shows the demonstration', () => {
  it('begins one’s own store when it is told whose it is, and keeps the demonstration to look at', async () => {
    expect(await read<StoresAnswer>('/api/stores')).toEqual({
      shown: 'demonstration',
      ownBegun: false,
      demonstrationKept: true,
    });
    const begun = await post('/api/stores', { show: 'own', organisation: ORGANISATION });
    expect([begun.status, await begun.json()]).toEqual([
      200,
      { shown: 'own', ownBegun: true, demonstrationKept: true },
    ]);
    expect(await read<OrganisationAnswer>('/api/organisation')).toMatchObject({
      ...ORGANISATION,
      demonstration: false,
      lastWeek: null,
    });
    expect(await sendRecord('a')).toBe(200);

    const look = await post('/api/stores', { show: 'demonstration' });
    expect(look.status).toBe(200);
    const shown = await read<OrganisationAnswer>('/api/organisation');
    expect([shown.demonstration, shown.zone]).toEqual([true, 'Asia/Riyadh']);
    // A visit is not cut short because the command line began a store.
    await new Promise((resolve) => {
      setTimeout(resolve, LONGER_THAN_A_LOOK);
    });
    expect((await read<StoresAnswer>('/api/stores')).shown).toBe('demonstration');

    await post('/api/stores', { show: 'own' });
    const back = await read<OrganisationAnswer>('/api/organisation');
    expect([back.name, back.dataThrough]).toEqual([ORGANISATION.name, '2026-10-01']);
    // Records sent while the demonstration is looked at go to one's own store; who looks goes on looking.
    await post('/api/stores', { show: 'demonstration' });
    expect(await sendRecord('b', { ...record, externalId: '2' })).toBe(200);
    expect((await read<StoresAnswer>('/api/stores')).shown).toBe('demonstration');
    await post('/api/stores', { show: 'own' });
    expect(await caseCount()).toBe(2);
    await server.kill('SIGTERM');
    server = await startServer(folder);
    expect((await read<OrganisationAnswer>('/api/organisation')).name).toEqual(ORGANISATION.name);
  });

  it('gives way by itself to the first records that are sent, and to all callers that come at once', async () => {
    const sent = await Promise.all(['a', 'b', 'c'].map((key) => sendRecord(key)));
    expect(sent).toEqual([200, 200, 200]);
    await vi.waitFor(
      async () => {
        expect(await read<StoresAnswer>('/api/stores')).toEqual({
          shown: 'own',
          ownBegun: true,
          demonstrationKept: true,
        });
      },
      { timeout: 10_000, interval: 100 },
    );
    expect((await read<OrganisationAnswer>('/api/organisation')).demonstration).toBe(false);
  });

  it('tries a mapping on a file by what one’s own store says, and shows what it showed', async () => {
    // Noon and half past midnight of the same day on the wall.
    const text = 'id,opened\n1,2026-10-01 12:00\n2,2026-10-01 00:30\n';
    const mapping = {
      version: 1,
      source: 'desk',
      dates: ['YYYY-MM-DD HH:mm'],
      records: [{ kind: 'case', id: { column: 'id' }, at: 'opened' }],
    };
    // Nothing of one's own is there: days are cut in UTC until somebody says otherwise.
    expect(await lookThrough(text, mapping)).toMatchObject({
      rowsRejected: 0,
      firstAt: Date.UTC(2026, 9, 1, 0, 30),
      lastAt: Date.UTC(2026, 9, 1, 12),
    });
    expect(await read<StoresAnswer>('/api/stores')).toMatchObject({
      shown: 'demonstration',
      ownBegun: false,
    });
    // Accounts are there, and nothing else.
    expect(isBegun(ownStorePath(folder))).toBe(false);

    await post('/api/stores', { show: 'own', organisation: ORGANISATION });
    await sendRecord('a');
    const sealedBefore = Date.UTC(2026, 9, 1);
    const sealed = await fetch(`${server.url}/api/sources/desk`, {
      method: 'PATCH',
      headers: { ...session, 'content-type': 'application/json' },
      body: JSON.stringify({ sealedBefore }),
    });
    expect(sealed.status).toBe(200);
    await post('/api/stores', { show: 'demonstration' });
    // In October Paris is two hours ahead of UTC: half past midnight there lies before the seal.
    expect(await lookThrough(text, mapping)).toMatchObject({
      rowsRejected: 1,
      rejects: [{ line: 3, code: 'ROW_SEALED' }],
      firstAt: Date.UTC(2026, 9, 1, 10),
      lastAt: Date.UTC(2026, 9, 1, 10),
    });
    expect((await read<StoresAnswer>('/api/stores')).shown).toBe('demonstration');
  });

  it('does not switch for what it cannot carry out', async () => {
    const nameless = await post('/api/stores', { show: 'own' });
    expect(nameless.status).toBe(400);
    const nowhere = { ...ORGANISATION, zone: 'Mars/Olympus' };
    const unknown = await post('/api/stores', { show: 'own', organisation: nowhere });
    expect(unknown.status).toBe(400);
    // Nor for a batch that is refused.
    expect(await sendRecord('a', { ...record, at: 'yesterday' })).toBe(400);
    const until = Date.now() + LONGER_THAN_A_LOOK;
    while (Date.now() < until) {
      expect((await read<StoresAnswer>('/api/stores')).shown).toBe('demonstration');
      await new Promise((resolve) => {
        setTimeout(resolve, 200);
      });
    }
  });
});
