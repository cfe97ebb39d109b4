import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Random } from '#db/demo/random.ts';
import { openInThread } from '#db/store/in-thread.ts';
import { LOCAL_ADMINISTRATOR } from '#db/store/request.ts';
import { askErasure } from '#server/services/erasure/ask.ts';
import { repeats } from '#tests/soak.ts';
import { pause } from '../faults/senders.ts';
import { endAll, runCli, startServer } from '../faults/server-process.ts';
import { fileWithPerson, MAPPING, PERSON, WORDS } from './desk-file.ts';
import { erasing, findInFiles } from './erasing.ts';

const KILLS = repeats(3, 60);
/** Longest life of a server that is killed, in milliseconds after it says its address. */
const LIFE = 1500;

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'basira-erasure-kill-'));
});
afterEach(async () => {
  await endAll();
  rmSync(folder, { recursive: true, force: true });
});

describe('an erasure that is cut off', () => {
  it(`goes on after each of ${KILLS} kills -9, to the last byte`, async () => {
    const seed = Number(process.env['BASIRA_KILL_SEED'] ?? Date.now() % 1_000_000);
    console.info(`BASIRA_KILL_SEED=${seed}`);
    const random = new Random(seed);
    const data = join(folder, 'data');
    writeFileSync(join(folder, 'mapping.json'), JSON.stringify(MAPPING));
    writeFileSync(join(folder, 'desk.csv'), fileWithPerson(20_000));
    const imported = await runCli(
      data,
      'import',
      join(folder, 'desk.csv'),
      '--mapping',
      join(folder, 'mapping.json'),
    );
    expect(imported.code).toBe(0);
    const ask = async (customer: string): Promise<void> => {
      const store = openInThread(join(data, 'basira.db'), Date.now());
      const deps = erasing(store.as(LOCAL_ADMINISTRATOR));
      await askErasure(deps, { customer, confirm: customer, by: 'console' });
      await store.close();
    };
    await ask(PERSON);
    for (let kill = 0; kill < KILLS; kill++) {
      // So that there is always something that a kill can meet.
      await ask(`c${kill % 50}`);
      const server = await startServer(data);
      await pause(random.whole(1, LIFE));
      await server.kill('SIGKILL');
    }
    const server = await startServer(data);
    for (;;) {
      const store = openInThread(join(data, 'basira.db'), Date.now());
      const open = await store.as(LOCAL_ADMINISTRATOR).read('readOpenErasures', undefined);
      await store.close();
      if (open.length === 0) break;
      await pause(200);
    }
    await server.kill('SIGTERM');
    expect(findInFiles(data, WORDS)).toEqual([]);
    expect(await runCli(data, 'check')).toMatchObject({ code: 0 });
  });
});
