import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Random } from '#db/demo/random.ts';
import { openInThread } from '#db/store/in-thread.ts';
import { LOCAL_ADMINISTRATOR } from '#db/store/request.ts';
import type { Repository } from '#db/store/store.ts';
import { repeats } from '#tests/soak.ts';
import { findInFiles } from '../erasure/erasing.ts';
import { pause } from '../faults/senders.ts';
import { endAll, runCli, startServer } from '../faults/server-process.ts';
import { keep, retaining } from './retaining.ts';

const DAY = 86_400_000;
const KILLS = repeats(3, 60);
/** Longest life of a server that is killed, in milliseconds after it says its address. */
const LIFE = 1500;
/** Records a day, on each of the last `DAYS` days. */
const A_DAY = 40;
const DAYS = 400;

const MAPPING = {
  version: 1,
  source: 'desk',
  dates: ['YYYY-MM-DD'],
  records: [
    {
      kind: 'case',
      id: { column: 'id' },
      at: 'day',
      customer: 'customer',
      dimensions: { department: 'department' },
      fields: { resolvedAt: 'solved', text: 'text' },
    },
    {
      kind: 'contact',
      id: { column: 'id' },
      at: 'day',
      customer: 'customer',
      caseId: 'id',
      dimensions: { department: 'department' },
    },
  ],
};

/** Every case has a contact; each of a fifty's first was never resolved. */
function file(now: number): string {
  const rows = Array.from({ length: DAYS * A_DAY }, (_, i) => {
    const back = DAYS - Math.floor(i / A_DAY);
    const day = new Date(now - back * DAY).toISOString().slice(0, 10);
    const word = back > 365 ? 'zqoldword' : 'young';
    const solved = i % 50 === 0 ? '' : day;
    return `t${i},${day},c${i % 900},${i % 2 ? 'north' : 'south'},${solved},${solved ? word : 'open'} late`;
  });
  return ['id,day,customer,department,solved,text', ...rows, ''].join('\n');
}

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'basira-retention-kill-'));
});
afterEach(async () => {
  await endAll();
  rmSync(folder, { recursive: true, force: true });
});

async function within<T>(data: string, work: (repository: Repository) => Promise<T>): Promise<T> {
  const store = openInThread(join(data, 'basira.db'), Date.now());
  try {
    return await work(store.as(LOCAL_ADMINISTRATOR));
  } finally {
    await store.close();
  }
}

/** Cases and contacts of all days, as the cells tell them. */
async function numbers(repository: Repository): Promise<unknown> {
  const today = Math.floor(Date.now() / DAY);
  const { values } = await repository.read('metricValues', {
    metrics: ['volume', 'contacts', 'resolved'].map((id) => ({ id, instrument: 0 })),
    periods: [{ from: today - DAYS - 2, to: today + 2 }],
    by: 1,
    filters: { dimensions: [], attributes: [] },
    alias: [],
    now: Date.now(),
  });
  return values;
}

describe('dropping that is cut off', () => {
  it(`goes on after each of ${KILLS} kills -9, and every number stays`, async () => {
    const seed = Number(process.env['BASIRA_KILL_SEED'] ?? Date.now() % 1_000_000);
    console.info(`BASIRA_KILL_SEED=${seed}`);
    const random = new Random(seed);
    const data = join(folder, 'data');
    writeFileSync(join(folder, 'mapping.json'), JSON.stringify(MAPPING));
    writeFileSync(join(folder, 'desk.csv'), file(Date.now()));
    const mapping = ['--mapping', join(folder, 'mapping.json')];
    const imported = await runCli(data, 'import', join(folder, 'desk.csv'), ...mapping);
    expect(imported.code).toBe(0);
    const before = await within(data, numbers);
    const drop = (days: number) =>
      within(data, (repository) => keep(retaining(repository, Date.now), days));
    for (let kill = 0; kill < KILLS; kill++) {
      // A little more each time, so that there is something that a kill can meet.
      await drop(DAYS - 1 - Math.floor((kill * (DAYS - 366)) / KILLS));
      const server = await startServer(data);
      await pause(random.whole(1, LIFE));
      await server.kill('SIGKILL');
    }
    await drop(365);
    const server = await startServer(data);
    const isDone = (): Promise<boolean> =>
      within(data, async (repository) => {
        const retention = await repository.read('readRetention', { source: 'desk' });
        return retention?.state === 'idle';
      });
    while (!(await isDone())) await pause(200);
    await server.kill('SIGTERM');
    expect(await within(data, numbers)).toEqual(before);
    expect(findInFiles(data, ['zqoldword'])).toEqual([]);
    expect(await runCli(data, 'check')).toMatchObject({ code: 0 });
    // The same file once more: nothing of it counts again.
    const again = await runCli(data, 'import', join(folder, 'desk.csv'), ...mapping);
    expect(again.code).toBeLessThanOrEqual(1);
    expect(await within(data, numbers)).toEqual(before);
    expect(await runCli(data, 'check')).toMatchObject({ code: 0 });
  });
});
