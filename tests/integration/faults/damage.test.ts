import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { damages } from './damage.ts';
import { pause, Sender } from './senders.ts';
import { endAll, keyFor, runCli, startServer } from './server-process.ts';

const BATCHES = 20;

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'basira-damage-'));
});
afterEach(async () => {
  await endAll();
  rmSync(folder, { recursive: true, force: true });
});

it('finds each planted damage, and nothing before and after it', async () => {
  const server = await startServer(folder, '--empty');
  const sender = new Sender(0, 1, await keyFor(folder, 'desk'), () => server.url);
  await sender.run(() => sender.acknowledged >= BATCHES);
  // The check looks at links when all records are linked.
  while ((await runCli(folder, 'check')).stdout.includes('not checked')) await pause(50);
  expect(await server.kill('SIGTERM')).toMatchObject({ code: 0, signal: null });
  for (const { name, plant, mend } of damages(join(folder, 'basira.db'))) {
    expect(await runCli(folder, 'check'), `before: ${name}`).toMatchObject({ code: 0 });
    plant();
    const check = await runCli(folder, 'check');
    expect(check.code, `${name}: ${check.stdout}`).toBe(1);
    expect(check.stdout, name).toContain('DIFFERENCES');
    mend();
  }
  expect(await runCli(folder, 'check')).toMatchObject({ code: 0 });
});
