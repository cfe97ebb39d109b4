import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { pause } from '../faults/senders.ts';
import type { Ended, RunningServer } from '../faults/server-process.ts';
import { comeInFirst, endAll, runCli, startServer } from '../faults/server-process.ts';
import type { ErasuresAnswer } from '#server/contract/erasures.ts';
import type { SessionHeaders } from '#tests/builders/accounts.ts';
import { fileWithPerson, MAPPING, PERSON, WORDS } from './desk-file.ts';
import { findInFiles } from './erasing.ts';

let folder = '';
let data = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'basira-erasure-'));
  data = join(folder, 'data');
  mkdirSync(data);
  writeFileSync(join(folder, 'mapping.json'), JSON.stringify(MAPPING));
  writeFileSync(join(folder, 'desk.csv'), fileWithPerson(300));
});
afterEach(async () => {
  await endAll();
  rmSync(folder, { recursive: true, force: true });
});

const basira = (...words: string[]): Promise<Ended> => runCli(data, ...words);
const importFile = (): Promise<Ended> =>
  basira('import', join(folder, 'desk.csv'), '--mapping', join(folder, 'mapping.json'));

/** What is left of the person in any file of a folder. */
const left = (where = data): string[] => findInFiles(where, WORDS);

async function counters(): Promise<string> {
  const { stdout, code } = await basira('check');
  expect(code).toBe(0);
  return stdout
    .split('\n')
    .filter((line) => /Records:|Rows of cells/.test(line))
    .join();
}

describe('a customer erased on the command line', () => {
  it('is in no file of the data folder, and neither a re-import nor an older backup brings them back', async () => {
    expect(await importFile()).toMatchObject({ code: 0 });
    const backup = join(folder, 'old.backup');
    expect(await basira('backup', backup)).toMatchObject({ code: 0 });
    const before = await counters();
    expect(left().length).toBeGreaterThan(4);

    const look = await basira('erase', PERSON);
    expect(look.stdout).toContain('Records (desk): 2');
    expect(left().length).toBeGreaterThan(4);

    const erased = await basira('erase', PERSON, '--yes');
    expect(erased).toMatchObject({ code: 0, stderr: '' });
    expect(erased.stdout).toContain('Records: 2');
    expect(left()).toEqual([]);
    expect(await counters()).toBe(before);

    expect(await importFile()).toMatchObject({ code: 0 });
    expect(left()).toEqual([]);
    expect(await counters()).toBe(before);

    const restored = await basira('restore', backup);
    expect(restored).toMatchObject({ code: 0 });
    expect(restored.stdout).toContain('since this backup: 1');
    expect(left()).toEqual([]);
    expect(await counters()).toBe(before);
    expect(await importFile()).toMatchObject({ code: 0 });
    expect(await counters()).toBe(before);
  });

  it('stays erased on another machine that gets the older backup and the newest list', async () => {
    await importFile();
    const backup = join(folder, 'old.backup');
    await basira('backup', backup);
    await basira('erase', PERSON, '--yes');
    const newer = join(folder, 'new.backup');
    await basira('backup', newer);
    expect(statSync(`${newer}.erasures`).mode & 0o777).toBe(0o600);

    const elsewhere = join(folder, 'elsewhere');
    const restored = await runCli(elsewhere, 'restore', backup, '--erasures', `${newer}.erasures`);
    expect(restored).toMatchObject({ code: 0 });
    expect(left(elsewhere)).toEqual([]);
    expect(await runCli(elsewhere, 'check')).toMatchObject({ code: 0 });

    const third = join(folder, 'third');
    rmSync(`${newer}.erasures`);
    expect(await runCli(third, 'restore', newer)).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('.erasures') as unknown,
    });
    expect(existsSync(join(third, 'basira.db'))).toBe(false);
    expect(await runCli(third, 'restore', newer, '--without-erasures')).toMatchObject({ code: 0 });
  });

  it('does not come in while the list of the erased is missing', async () => {
    await importFile();
    await basira('erase', PERSON, '--yes');
    const list = join(data, 'basira.db.erasures');
    copyFileSync(list, join(folder, 'kept'));
    rmSync(list);
    expect(await importFile()).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('.erasures') as unknown,
    });
    copyFileSync(join(folder, 'kept'), list);
    expect(await importFile()).toMatchObject({ code: 0 });
    expect(readFileSync(list, 'utf8')).not.toContain(PERSON);
  });
});

describe('a customer erased by a running server', () => {
  async function session(server: RunningServer): Promise<SessionHeaders> {
    return { ...(await comeInFirst(server)), origin: server.url };
  }

  it('goes from store, inbox and uploads while it runs', async () => {
    mkdirSync(join(data, 'inbox/desk'), { recursive: true });
    mkdirSync(join(data, 'uploads'));
    writeFileSync(join(data, 'inbox/desk/mapping.json'), JSON.stringify(MAPPING));
    writeFileSync(join(data, `inbox/desk/of ${PERSON}.csv`), fileWithPerson(300));
    const server = await startServer(data, '--empty');
    const headers = await session(server);
    const done = join(data, 'inbox/desk/done');
    while (!existsSync(done) || readdirSync(done).length < 3) await pause(50);
    await fetch(`${server.url}/api/imports/files?name=desk.csv`, {
      method: 'POST',
      headers: { ...headers, 'content-type': 'application/octet-stream' },
      body: fileWithPerson(10),
    });
    const ask = (path: string, body: object): Promise<Response> =>
      fetch(`${server.url}/api/erasures${path}`, {
        method: 'POST',
        headers: { ...headers, 'content-type': 'application/json' },
        body: JSON.stringify(body),
      });
    expect((await ask('', { customer: PERSON, confirm: 'another' })).status).toBe(400);
    const asked = await ask('', { customer: PERSON, confirm: PERSON });
    expect(asked.status).toBe(202);
    const read = async (): Promise<ErasuresAnswer> =>
      // The contract's answer.
      (await (await fetch(`${server.url}/api/erasures`, { headers })).json()) as ErasuresAnswer;
    while ((await read()).erasures[0]?.state !== 'done') await pause(50);
    expect(left()).toEqual([]);
    const { erasures } = await read();
    expect(erasures).toMatchObject([{ records: 2, texts: 2, sources: ['desk'], askedBy: 'First' }]);
    expect(erasures[0]?.files.gone).toHaveLength(4);
    expect(JSON.stringify(erasures)).not.toContain(PERSON);
    const { stderr } = await server.kill('SIGTERM');
    expect(stderr).not.toContain(PERSON);
    expect(await basira('check')).toMatchObject({ code: 0 });
  });
});
