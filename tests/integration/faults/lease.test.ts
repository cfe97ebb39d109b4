import { mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openInThread } from '#db/store/in-thread.ts';
import { LOCAL_ADMINISTRATOR } from '#db/store/request.ts';
import type { Repository } from '#db/store/store.ts';
import { ownStorePath } from '#db/data-folder.ts';
import type { HookSink } from '#tests/builders/hook-sink.ts';
import { hookSink, withStatus } from '#tests/builders/hook-sink.ts';
import { repeats } from '#tests/soak.ts';
import { WISH } from '../delivery/wish.ts';
import { pause } from './senders.ts';
import type { RunningServer } from './server-process.ts';
import { endAll, keyFor, startServer } from './server-process.ts';

const HOUR = 3_600_000;
/** RELIABILITY A3: somebody else has taken over by then. */
const TAKE_OVER_MS = 15_000;
const PATIENCE_MS = 4 * 60_000;

let root = '';
let hooks: HookSink;
/** What a program that only leaves and reads rows sees of the store all servers share. */
let repository: Repository;
let close: () => Promise<void>;
beforeEach(async () => {
  root = mkdtempSync(join(tmpdir(), 'basira-lease-'));
  mkdirSync(folderOf(0));
  hooks = await hookSink();
  const store = openInThread(ownStorePath(folderOf(0)), Date.now());
  repository = store.as(LOCAL_ADMINISTRATOR);
  close = () => store.close();
});
afterEach(async () => {
  await endAll();
  await Promise.all([hooks.close(), close()]);
  rmSync(root, { recursive: true, force: true });
});

const folderOf = (server: number): string => join(root, `server-${server}`);

/** A server with a folder and locks of its own; all of them open the one file of the first. */
async function start(number: number): Promise<RunningServer> {
  const folder = folderOf(number);
  const own = ownStorePath(folderOf(0));
  if (number > 0) {
    mkdirSync(folder, { recursive: true });
    symlinkSync(own, join(folder, basename(own)));
  }
  return startServer(folder, '--empty', {
    BASIRA_ALLOW_SUBNETS: '127.0.0.0/8',
    BASIRA_ALLOW_PORTS: String(hooks.port),
  });
}

/** Servers of which the first holds every lease. */
async function together(count: number): Promise<RunningServer[]> {
  const servers = [await start(0)];
  await until(async () => (await holderOf('delivery')) !== null);
  await until(async () => (await holderOf('detection')) !== null);
  for (let i = 1; i < count; i++) servers.push(await start(i));
  return servers;
}

async function until(isSo: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await isSo())) await pause(20);
}

/** Who holds a lease now; null = nobody. */
async function holderOf(name: string): Promise<string | null> {
  const leases = await repository.read('readLeases', undefined);
  return leases.find((one) => one.name === name && one.until > Date.now())?.holder ?? null;
}

async function addReceiver(path: string, answerAfterMs = 0): Promise<number> {
  hooks.answer(path, (response) => {
    setTimeout(() => withStatus(204)(response), answerAfterMs);
  });
  return repository.write('addReceiver', {
    wishes: {
      name: path,
      kind: 'webhook',
      address: hooks.url + path,
      language: 'en',
      leastSeverity: 'watch',
      departments: null,
      isOn: true,
    },
    secret: `whsec_${Buffer.alloc(32, 1).toString('base64')}`,
    by: 'test',
    now: Date.now(),
  });
}

let made = 0;
/** Leaves messages an hour apart, long ago, so that no bound holds any back. */
async function leave(receiver: number, count: number): Promise<string[]> {
  const ids: string[] = [];
  for (let i = 0; i < count; i++) {
    made += 1;
    const now = Date.now() - 5000 * HOUR + made * HOUR;
    const wishes = [{ ...WISH, to: { receiver } }];
    ids.push(...(await repository.write('enqueueDeliveries', { wishes, now })).map(({ id }) => id));
  }
  return ids;
}

/** How often each message arrived. */
function arrivals(): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { headers } of hooks.calls) {
    const id = String(headers['webhook-id']);
    counts.set(id, (counts.get(id) ?? 0) + 1);
  }
  return counts;
}

const isMarked = async (ids: readonly string[]): Promise<boolean> => {
  const rows = await repository.read('listDeliveries', { limit: 500, state: 'sent' });
  const sent = new Set(rows.map(({ id }) => id));
  return ids.every((id) => sent.has(id));
};

/** How the tries of a message ended, in turn; null = nobody has written that down. */
function triesOf(id: string): unknown[] {
  const db = new Database(ownStorePath(folderOf(0)), { readonly: true });
  try {
    const tries = 'SELECT outcome FROM delivery_try WHERE delivery = ? ORDER BY number';
    return db.prepare(tries).pluck().all(id);
  } finally {
    db.close();
  }
}

/** Pauses a process while it writes nothing: whoever is stopped amid a write keeps everybody from the file. */
async function stopPolitely({ pid }: RunningServer): Promise<void> {
  for (;;) {
    process.kill(pid, 'SIGSTOP');
    const isFree = await repository
      .write('leaveLiveEvent', { at: Date.now(), key: 'numbers', department: null })
      .then(() => true)
      .catch(() => false);
    if (isFree) return;
    process.kill(pid, 'SIGCONT');
    await pause(50);
  }
}

describe('servers at one store', () => {
  it(
    'send each message once while all are well, also one that takes longer than a lease lasts',
    { timeout: repeats(1, 5) * PATIENCE_MS },
    async () => {
      const [quick, slow] = [await addReceiver('/quick'), await addReceiver('/slow', 12_000)];
      await together(3);
      const left = [...(await leave(slow, 1)), ...(await leave(quick, repeats(150, 1000)))];
      await until(() => arrivals().size === left.length);
      await until(
        async () =>
          (
            await repository.read('readDueDeliveries', {
              now: Date.now(),
              busyLanes: [],
              limit: 1,
            })
          ).length === 0,
      );
      expect([...arrivals().values()].filter((times) => times !== 1)).toEqual([]);
      expect([...arrivals().keys()].toSorted()).toEqual(left.toSorted());
    },
  );

  it(
    'take over within 15 s from one that was killed: messages and records it had not seen to are seen to',
    { timeout: PATIENCE_MS },
    async () => {
      const receiver = await addReceiver('/one', 30);
      const [first, second] = await together(2);
      if (!first || !second) throw new Error('two were started');
      const key = await keyFor(folderOf(0), 'desk');
      const before = await leave(receiver, 20);
      await until(() => hooks.calls.length > 3);
      await first.kill('SIGKILL');
      const [killedAt, arrived] = [Date.now(), hooks.calls.length];
      // Taken by one that does not watch: nobody has seen to it until the lease is over.
      const sent = await fetch(`${second.url}/api/batches`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          authorization: `Bearer ${key}`,
          'idempotency-key': 'one',
        },
        body: JSON.stringify({
          source: 'desk',
          records: [
            {
              kind: 'contact',
              externalId: 'k1',
              at: Date.now() - 1000,
              fields: { text: 'There is danger to life at the counter' },
            },
          ],
        }),
      });
      expect(sent.status).toBe(200);
      await until(() => hooks.calls.length > arrived);
      expect((hooks.calls[arrived]?.at ?? Infinity) - killedAt).toBeLessThan(TAKE_OVER_MS);
      const openGrave = async (): Promise<boolean> => {
        const open = await repository.read('listOpenCauses', undefined);
        return open.some(({ cause }) => cause === 'grave ["contact","desk","k1"]');
      };
      await until(openGrave);
      expect(Date.now() - killedAt).toBeLessThan(TAKE_OVER_MS);
      const after = await leave(receiver, 20);
      await until(() => isMarked([...before, ...after]));
      const counts = arrivals();
      for (const id of [...before, ...after]) expect(counts.get(id)).toBeGreaterThan(0);
      const extra = [...before, ...after].filter((id) => (counts.get(id) ?? 0) > 1);
      // What was under way when it died, and no other.
      expect(extra.length).toBeLessThanOrEqual(1);
      for (const id of extra) expect(counts.get(id)).toBe(2);
    },
  );

  it(
    'lose no word to one that was paused: when it wakes it marks nothing, and sends nothing again',
    { timeout: PATIENCE_MS },
    async () => {
      const receiver = await addReceiver('/one', 300);
      const [first] = await together(2);
      if (!first) throw new Error('two were started');
      const holder = await holderOf('delivery');
      const before = await leave(receiver, 8);
      await until(() => hooks.calls.length === 2);
      // Amid the second call: the answer comes while it is paused.
      await stopPolitely(first);
      const stoppedAt = Date.now();
      const seen = hooks.calls.length;
      const underWay = String(hooks.calls[seen - 1]?.headers['webhook-id']);
      await until(() => hooks.calls.length > seen);
      expect(Date.now() - stoppedAt).toBeLessThan(TAKE_OVER_MS);
      expect(await holderOf('delivery')).not.toBe(holder);
      process.kill(first.pid, 'SIGCONT');
      const after = await leave(receiver, 8);
      await until(() => isMarked([...before, ...after]));
      await pause(3000);

      const counts = arrivals();
      const twice = [...before, ...after].filter((id) => (counts.get(id) ?? 0) !== 1);
      expect(twice.every((id) => id === underWay && counts.get(id) === 2)).toBe(true);
      // The try that was broken off was never ended by whoever had begun it.
      expect(triesOf(underWay)).toEqual([null, 'delivered']);
      expect(await holderOf('delivery')).not.toBe(holder);
      expect(await holderOf('detection')).not.toBeNull();
    },
  );
});
