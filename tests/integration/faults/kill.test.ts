import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { Random } from '#db/demo/random.ts';
import { repeats } from '#tests/soak.ts';
import { damages } from './damage.ts';
import type { SentRecord } from './senders.ts';
import { pause, Sender } from './senders.ts';
import type { RunningServer } from './server-process.ts';
import { endAll, runCli, startServer } from './server-process.ts';

const SENDERS = 8;
const KILLS = repeats(20, 200);
/** Milliseconds a server lives after it acknowledged its first batch. */
const LIFE = repeats(250, 2000);

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'basira-kill-'));
});
afterEach(async () => {
  await endAll();
  rmSync(folder, { recursive: true, force: true });
});

type Stored = { externalId: string; customer: string | null; fields: { resolvedAt?: number } };

it(`loses and doubles nothing that was acknowledged over ${KILLS} kills -9, and finds planted damage`, async () => {
  const seed = Number(process.env['BASIRA_KILL_SEED'] ?? Date.now() % 1_000_000);
  console.info(`BASIRA_KILL_SEED=${seed}`);
  const random = new Random(seed);
  let server: RunningServer | null = await startServer(folder, '--empty');
  let isOver = false;
  const senders = Array.from(
    { length: SENDERS },
    (_, n) => new Sender(n, seed, () => server?.url ?? null),
  );
  const acknowledged = (): number => senders.reduce((sum, sender) => sum + sender.acknowledged, 0);
  const sending = senders.map((sender) => sender.run(() => isOver));
  for (let kill = 0; kill < KILLS; kill++) {
    const before = acknowledged();
    while (acknowledged() === before) await pause(5);
    await pause(random.next() * LIFE);
    const dying: RunningServer = server;
    server = null;
    await dying.kill('SIGKILL');
    server = await startServer(folder, '--empty');
  }
  const last = acknowledged();
  while (acknowledged() === last) await pause(5);
  isOver = true;
  await Promise.all(sending);
  expect(senders.flatMap((sender) => sender.unexpected)).toEqual([]);
  expect(await server.kill('SIGTERM')).toMatchObject({ code: 0, signal: null });

  const exported = await runCli(folder, 'export');
  const lines = exported.stdout.split('\n').filter((line) => line !== '');
  // Written by the export, one case a line.
  const stored = lines.map((line) => JSON.parse(line) as Stored);
  const sent = new Map<string, SentRecord>();
  for (const { batches } of senders) {
    for (const { records } of batches) for (const one of records) sent.set(one.externalId, one);
  }
  // Every batch was acknowledged in the end, so stored and sent must be the same: nothing lost, doubled or invented.
  expect(stored).toHaveLength(sent.size);
  expect(acknowledged()).toBe(senders.reduce((sum, { batches }) => sum + batches.length, 0));
  const found = stored.map(({ externalId, customer, fields }) => ({
    externalId,
    customer,
    resolvedAt: fields.resolvedAt ?? null,
  }));
  const byId = (a: SentRecord, b: SentRecord): number => (a.externalId < b.externalId ? -1 : 1);
  expect(found.sort((a, b) => byId(a as SentRecord, b as SentRecord))).toEqual(
    [...sent.values()].sort(byId),
  );

  for (const { name, plant, mend } of damages(join(folder, 'basira.db'))) {
    expect(await runCli(folder, 'check'), `before: ${name}`).toMatchObject({ code: 0 });
    plant();
    const check = await runCli(folder, 'check');
    expect(check.code, `${name}: ${check.stdout}`).toBe(1);
    expect(check.stdout, name).toContain('DIFFERENCES');
    mend();
  }
});
