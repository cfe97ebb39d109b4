import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openInThread } from '#db/store/in-thread.ts';
import { LOCAL_ADMINISTRATOR } from '#db/store/request.ts';
import type { Ended } from '../faults/server-process.ts';
import { comeInFirst, endAll, runCli, startServer } from '../faults/server-process.ts';
import { fileOf, MAPPING } from '../imports/files.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'basira-cli-audit-'));
  writeFileSync(join(folder, 'mapping.json'), JSON.stringify(MAPPING));
  writeFileSync(join(folder, 'desk.csv'), fileOf(60));
});
afterEach(async () => {
  await endAll();
  rmSync(folder, { recursive: true, force: true });
});

const data = (): string => join(folder, 'data');
const basira = (...words: string[]): Promise<Ended> => runCli(data(), ...words);

async function actions(): Promise<string[]> {
  const store = openInThread(join(data(), 'basira.db'), Date.now());
  try {
    const repository = store.as(LOCAL_ADMINISTRATOR);
    const entries = await repository.read('readAudit', { after: 0, limit: 1000 });
    return entries.map(({ action, target }) => [action, target].join(' ').trim());
  } finally {
    await store.close();
  }
}

it('what is typed at the machine is in the audit log, which a restored backup goes on with instead of forgetting', async () => {
  const importing = ['import', join(folder, 'desk.csv'), '--mapping', join(folder, 'mapping.json')];
  expect(await basira(...importing, '--dry-run')).toMatchObject({ code: 0 });
  expect(await basira(...importing)).toMatchObject({ code: 0 });
  expect(await basira('backup', join(folder, 'a.backup'))).toMatchObject({ code: 0 });
  expect(await basira('export')).toMatchObject({ code: 0 });
  expect(await basira('key', 'add', 'desk', '--ingest', 'desk')).toMatchObject({ code: 0 });
  const keyAdded = expect.stringMatching(/^key\.add /) as unknown as string;
  const before = ['command import desk', 'command backup', 'command export', keyAdded];
  expect(await actions()).toEqual(before);
  // The backup is of before the last two; what was done since is not forgotten with what is taken back.
  expect(await basira('restore', join(folder, 'a.backup'))).toMatchObject({ code: 0 });
  expect(await actions()).toEqual([...before, 'command restore']);
  const verified = await basira('audit', 'verify');
  expect(verified).toMatchObject({ code: 0 });
});

it('a restored backup lets nobody in by a session or a link of its time', async () => {
  await basira('import', join(folder, 'desk.csv'), '--mapping', join(folder, 'mapping.json'));
  const server = await startServer(data());
  const session = await comeInFirst(server);
  const ask = (url: string) => fetch(`${url}/api/people`, { headers: session });
  expect((await ask(server.url)).status).toBe(200);
  await basira('backup', join(folder, 'a.backup'));
  await server.kill('SIGTERM');
  await basira('restore', join(folder, 'a.backup'));
  const again = await startServer(data());
  const response = await fetch(`${again.url}/api/people`, { headers: session });
  expect(response.status).toBe(401);
});

it('the audit log is whole after a server that was killed before it looked for the first time, however much it was sent', async () => {
  const server = await startServer(data(), '--empty');
  const session = await comeInFirst(server);
  for (let i = 0; i < 70; i++) {
    const response = await fetch(`${server.url}/api/organisation`, {
      method: 'PATCH',
      headers: { ...session, 'content-type': 'application/json' },
      body: JSON.stringify({ currency: i % 2 ? 'SAR' : 'USD' }),
    });
    expect(response.status).toBe(200);
  }
  await server.kill('SIGKILL');
  expect((await actions()).length).toBeGreaterThan(64);
  expect(await basira('audit', 'verify')).toMatchObject({ code: 0 });
});
