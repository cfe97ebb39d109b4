import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LOCAL_ADMINISTRATOR } from '#db/store/request.ts';
import type { Store } from '#db/store/store.ts';
import { createApp } from '#server/http/app.ts';
import { ImportRunner } from '#server/services/imports/runner.ts';
import { Uploads } from '#server/services/imports/uploads.ts';
import { intakingOver } from '../../builders/intaking.ts';
import { accountsOf, firstAdministrator } from '#tests/builders/accounts.ts';
import { ENGINES } from '../store/engines.ts';
import { allRecords } from './house-records.ts';
import { fill, NOW } from './house-store.ts';

const Q = 'from=2026-06-14&to=2026-06-21';
const QUESTIONS = [
  '/api/organisation',
  '/api/catalogue',
  '/api/dimensions/department',
  `/api/metrics?metrics=volume,nps,resolve_median,backlog,fcr_recontact,backlog_age_median&${Q}&compare=previous,median13,target`,
  `/api/metrics?metrics=volume,csat&${Q}&by=region&grain=day`,
  `/api/metrics?metrics=volume&${Q}&filter=attr.tier=gold&filter=attr.vip=true`,
  `/api/metrics?metrics=volume&${Q}&filter=attr.visits=1,2`,
  `/api/records?metric=volume&${Q}&limit=5`,
  `/api/records?metric=sla_due&${Q}&filter=department=service&limit=5`,
  `/api/records?metric=overdue&${Q}&limit=5`,
  `/api/records?metric=contacts&${Q}&limit=200`,
  `/api/records?search=card&${Q}&limit=20`,
  `/api/records?search=%22not%20accept*%22%20-refund&metric=volume&${Q}&limit=20`,
];

async function appOver(store: Store, folder: string) {
  const repository = store.as(LOCAL_ADMINISTRATOR);
  const now = (): number => NOW;
  const uploads = new Uploads('unused');
  const runner = new ImportRunner({
    repository,
    uploads,
    now,
    onFailure: () => null,
    onStored: () => null,
  });
  const accounts = accountsOf(store, folder, now);
  const app = createApp({
    store,
    accounts,
    isDemonstration: false,
    now,
    log: () => null,
    publicUrl: null,
    build: 'test',
    answerCacheBytes: 0,
    client: null,
    intaking: intakingOver(repository, uploads, runner, now),
  });
  return { app, headers: await firstAdministrator(accounts) };
}

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'basira-engines-'));
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

describe('the same answers come from every store', () => {
  it('SQLite in the thread, SQLite in workers and PGlite with 8 slots agree word for word', async () => {
    // The first two weeks of the house.
    const records = allRecords().filter(({ at }) => at < Date.UTC(2026, 5, 20));
    const answers: Record<string, unknown>[] = [];
    for (const { name, open } of ENGINES) {
      const { store, drop } = await open();
      try {
        await fill(store.as(LOCAL_ADMINISTRATOR), records);
        const { app, headers } = await appOver(store, folder);
        const told: Record<string, unknown> = {};
        for (const question of QUESTIONS) {
          const response = await app.request(`http://localhost${question}`, { headers });
          expect(response.status, `${name} ${question}`).toBe(200);
          told[question] = await response.json();
        }
        answers.push(told);
      } finally {
        await drop();
      }
    }
    const [first, ...others] = answers;
    expect(JSON.stringify(first)).toContain('"kind":"daily_total"');
    for (const other of others) expect(other).toEqual(first);
  });
});
