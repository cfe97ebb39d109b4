import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { hookSink, withStatus } from '#tests/builders/hook-sink.ts';
import { pause } from './senders.ts';
import type { RunningServer } from './server-process.ts';
import { comeInFirst, endAll, keyFor, startServer } from './server-process.ts';
import {
  canWatch,
  connectedTo,
  isSyncedBefore,
  readCalls,
  sentOverSocket,
  watchCalls,
} from './system-calls.ts';

const LOG = 'basira.db-wal';
/** Batches that are sent at once; each has another number of records, so that answers can be told apart. */
const BATCHES = 24;

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'basira-calls-'));
});
afterEach(async () => {
  await endAll();
  rmSync(folder, { recursive: true, force: true });
});

/** Sends as many records as the batch has, each named after it. */
async function send(url: string, key: string, batch: number, text: string): Promise<void> {
  const response = await fetch(`${url}/api/batches`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      authorization: `Bearer ${key}`,
      'idempotency-key': `batch-${batch}`,
    },
    body: JSON.stringify({
      source: 'desk',
      records: Array.from({ length: batch }, (_, i) => ({
        kind: 'contact',
        externalId: `witness-${batch}-${i}-end`,
        at: new Date().toISOString(),
        customer: `C-${batch}`,
        dimensions: {},
        fields: { text },
      })),
    }),
  });
  expect(response.status).toBe(200);
}

describe('as the kernel saw it', () => {
  it('nothing is acknowledged, and no message leaves, before it is on disk', async () => {
    if (!canWatch()) return;
    const hooks = await hookSink();
    hooks.answer('/desk', withStatus(204));
    try {
      const server = await startServer(folder, '--empty', {
        BASIRA_ALLOW_SUBNETS: '127.0.0.0/8',
        BASIRA_ALLOW_PORTS: String(hooks.port),
      });
      const session = await comeInFirst(server);
      const key = await keyFor(folder, 'desk');
      await addReceiver(server, session, `${hooks.url}/desk`);
      const watching = await watchCalls(server.pid, folder);
      const batches = Array.from({ length: BATCHES }, (_, i) => i + 1);
      await Promise.all(batches.map((batch) => send(server.url, key, batch, 'as usual')));
      await send(server.url, key, BATCHES + 1, 'There is danger to life at the counter');
      while (hooks.calls.length === 0) await pause(20);
      const calls = await watching.stop();

      for (const batch of [...batches, BATCHES + 1]) {
        const answer = sentOverSocket(calls, String.raw`{\"stored\":${batch},`);
        if (!answer) throw new Error(`the answer to batch ${batch} was not seen`);
        for (let i = 0; i < batch; i += 1) {
          const mark = `witness-${batch}-${i}-end`;
          expect(isSyncedBefore(calls, { file: LOG, mark, answer }), mark).toBe(true);
        }
      }
      const ids = new Set(hooks.calls.map(({ headers }) => String(headers['webhook-id'])));
      for (const mark of ids) {
        const answer = sentOverSocket(calls, `webhook-id: ${mark}`);
        if (!answer) throw new Error(`the message ${mark} was not seen`);
        expect(isSyncedBefore(calls, { file: LOG, mark, answer }), mark).toBe(true);
      }
      expect(connectedTo(calls)).toContain(`127.0.0.1 ${hooks.port}`);
    } finally {
      await hooks.close();
    }
  });

  it('nothing inside is connected to, whatever its address is written like', async () => {
    if (!canWatch()) return;
    const server = await startServer(folder, '--empty');
    const session = await comeInFirst(server);
    const watching = await watchCalls(server.pid, folder);
    const inside = [
      'https://127.0.0.1/',
      'https://[::1]/',
      'https://[::ffff:10.0.0.1]/',
      'https://0x7f000001/',
      'https://2130706433/',
      'https://10.1.2.3/',
      'https://169.254.169.254/latest',
      'https://localhost/',
    ];
    let tests = 0;
    for (const address of inside) {
      const id = await addReceiver(server, session, address);
      if (id === null) continue;
      tests += 1;
      const tested = await fetch(`${server.url}/api/receivers/${id}/test`, {
        method: 'POST',
        headers: session,
      });
      expect(await tested.json(), address).toMatchObject({ isDelivered: false });
    }
    // Else nobody tried.
    expect(tests).toBeGreaterThanOrEqual(4);
    expect(connectedTo(await watching.stop())).toEqual([]);
  });

  it.each([
    ['FULL', true],
    ['NORMAL', false],
  ] as const)('a store with synchronous = %s is told apart', async (synchronous, isSafe) => {
    if (!canWatch()) return;
    const program = join(folder, 'store.cjs');
    const driver = createRequire(import.meta.url).resolve('better-sqlite3');
    writeFileSync(
      program,
      `const db = new (require(${JSON.stringify(driver)}))(process.argv[2]);
      db.pragma('journal_mode = wal');
      db.exec('create table t (x text)');
      db.pragma('synchronous = ${synchronous}');
      const net = require('node:net');
      process.stdin.once('data', () => {
        db.prepare('insert into t values (?)').run('witness-1');
        const server = net.createServer((socket) => socket.end('acknowledged-1')).listen(0, () =>
          net.connect(server.address().port).resume().on('close', () => process.exit(0)));
      });
      process.stdout.write('ready');`,
    );
    const child = spawn(process.execPath, [program, join(folder, 'basira.db')]);
    await once(child.stdout, 'data');
    const watching = await watchCalls(child.pid ?? 0, folder);
    child.stdin.write('go');
    await once(child, 'close');
    const calls = await watching.stop();
    const answer = sentOverSocket(calls, 'acknowledged-1');
    if (!answer) throw new Error('the answer was not seen');
    expect(isSyncedBefore(calls, { file: LOG, mark: 'witness-1', answer })).toBe(isSafe);
  });
});

describe('a record of calls', () => {
  const RECORD = [
    '10 pwrite64(5</d/basira.db-wal>, "witness-1", 9, 0 <unfinished ...>',
    '11 write(7<TCP:[1]>, "other", 5) = 5',
    '10 <... pwrite64 resumed>) = 9',
    '10 fdatasync(5</d/basira.db-wal> <unfinished ...>',
    '11 write(7<TCP:[1]>, "too early", 9) = 9',
    '10 <... fdatasync resumed>) = 0',
    '11 write(7<TCP:[1]>, "in time", 7) = 7',
  ].join('\n');

  it.each([
    ['in time', true],
    ['too early', false],
    ['other', false],
  ])('tells whether “%s” was sent after the sync had ended', (mark, isSafe) => {
    const calls = readCalls(RECORD);
    const answer = sentOverSocket(calls, mark);
    if (!answer) throw new Error('it was sent');
    expect(isSyncedBefore(calls, { file: LOG, mark: 'witness-1', answer })).toBe(isSafe);
    expect(isSyncedBefore(calls, { file: LOG, mark: 'witness-2', answer })).toBe(false);
  });

  it('counts no sync that failed, and none of another file', () => {
    for (const changed of [
      RECORD.replace('resumed>) = 0', 'resumed>) = -1 EIO'),
      RECORD.replace('fdatasync(5</d/basira.db-wal>', 'fdatasync(6</d/other.db-wal>'),
    ]) {
      const calls = readCalls(changed);
      const answer = sentOverSocket(calls, 'in time');
      if (!answer) throw new Error('it was sent');
      expect(isSyncedBefore(calls, { file: LOG, mark: 'witness-1', answer })).toBe(false);
    }
  });
});

/** Adds a webhook and gives its number; null = its address was refused at once. */
async function addReceiver(
  server: RunningServer,
  session: Record<string, string>,
  address: string,
): Promise<number | null> {
  const response = await fetch(`${server.url}/api/receivers`, {
    method: 'POST',
    headers: { ...session, 'content-type': 'application/json' },
    body: JSON.stringify({
      name: address.slice(0, 60),
      kind: 'webhook',
      address,
      language: 'en',
      leastSeverity: 'watch',
      departments: null,
      isOn: true,
    }),
  });
  if (response.status !== 201) {
    expect(response.status).toBe(400);
    return null;
  }
  // As its schema says.
  const { receiver } = (await response.json()) as { receiver: { id: number } };
  return receiver.id;
}
