import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { Random } from '#db/demo/random.ts';
import type { DeliveryWish } from '#db/queries/deliveries.ts';
import { ownStorePath } from '#db/data-folder.ts';
import { openInThread } from '#db/store/in-thread.ts';
import { LOCAL_ADMINISTRATOR } from '#db/store/request.ts';
import { FIRST_EMAIL } from '#tests/builders/accounts.ts';
import type { HookSink } from '#tests/builders/hook-sink.ts';
import { hookSink, withStatus } from '#tests/builders/hook-sink.ts';
import type { MailSink } from '#tests/builders/mail-sink.ts';
import { mailSink } from '#tests/builders/mail-sink.ts';
import { repeats } from '#tests/soak.ts';
import { WISH } from '../delivery/wish.ts';
import { pause } from './senders.ts';
import type { RunningServer } from './server-process.ts';
import { comeInFirst, endAll, startServer } from './server-process.ts';

const KILLS = repeats(12, 100);
const MESSAGES = 8;
const RECEIVERS = ['/one', '/two'] as const;
/** Longest a server lives on after its first call, in ms: calls take that long, so that kills fall before, amid and after them. */
const LIFE_MS = 60;
const ANSWER_AFTER_MS = 25;
const PATIENCE_MS = repeats(4, 30) * 60_000;

let folder = '';
let hooks: HookSink;
let mail: MailSink;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'basira-delivery-kill-'));
  [hooks, mail] = await Promise.all([hookSink(), mailSink()]);
  for (const path of RECEIVERS) {
    hooks.answer(path, (response) => {
      setTimeout(() => withStatus(204)(response), ANSWER_AFTER_MS);
    });
  }
});
afterEach(async () => {
  await endAll();
  await Promise.all([hooks.close(), mail.close()]);
  rmSync(folder, { recursive: true, force: true });
});

const start = (): Promise<RunningServer> =>
  startServer(folder, '--empty', {
    BASIRA_SMTP: `smtp://127.0.0.1:${mail.port}?from=basira@example.org`,
    BASIRA_ALLOW_SUBNETS: '127.0.0.0/8',
    BASIRA_ALLOW_PORTS: `${hooks.port}, ${mail.port}`,
  });

/** Another process that leaves messages, as a command does that made the news: in one transaction. */
async function leave(kill: number): Promise<string[]> {
  const store = openInThread(ownStorePath(folder), Date.now());
  const repository = store.as(LOCAL_ADMINISTRATOR);
  try {
    if (kill === 0) {
      for (const path of RECEIVERS) {
        await repository.write('addReceiver', {
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
    }
    const found = await repository.read('findPersonByEmail', { email: FIRST_EMAIL });
    const person = found?.person.id ?? '';
    // Made a day apart each time, so that no bound holds any back: what is asked here is whether they arrive.
    const now = Date.now() - (KILLS - kill + 1) * 24 * 3_600_000;
    const ids: string[] = [];
    for (let i = 0; i < MESSAGES; i++) {
      const wishes: DeliveryWish[] = [{ ...WISH, to: 'receivers' }];
      if (i === 0) wishes.push({ ...WISH, to: { person } });
      const made = await repository.write('enqueueDeliveries', {
        wishes,
        now: now + i * 3_600_000,
      });
      ids.push(...made.filter(({ channel }) => channel !== 'app').map(({ id }) => id));
    }
    return ids;
  } finally {
    await store.close();
  }
}

it(
  `delivers every message to every receiver at least once over ${KILLS} kills -9, at most one twice per kill and receiver, under the same id`,
  { timeout: PATIENCE_MS },
  async () => {
    const seed = Number(process.env['BASIRA_KILL_SEED'] ?? Date.now() % 1_000_000);
    console.info(`BASIRA_KILL_SEED=${seed}`);
    const random = new Random(seed);
    const first = await start();
    await comeInFirst(first);
    await first.kill('SIGTERM');
    const left: string[] = [];
    for (let kill = 0; kill < KILLS; kill++) {
      left.push(...(await leave(kill)));
      const before = hooks.calls.length;
      const server = await start();
      while (hooks.calls.length === before) await pause(2);
      await pause(random.next() * LIFE_MS);
      await server.kill('SIGKILL');
    }
    const arrived = (): string[] => [
      ...hooks.calls.map(({ headers }) => String(headers['webhook-id'])),
      ...mail.mails.map(({ mail: one }) => (one.messageId ?? '').slice(1).replace(/@.*/, '')),
    ];
    const last = await start();
    while (left.some((id) => !arrived().includes(id))) await pause(20);
    // What was cut off just before is sent again at once; nothing else is left to come.
    await pause(1000);
    await last.kill('SIGTERM');

    const counts = new Map<string, number>();
    for (const id of arrived()) counts.set(id, (counts.get(id) ?? 0) + 1);
    expect([...counts.keys()].sort()).toEqual([...left].sort());
    const extra = (ids: readonly string[]): number => ids.length - new Set(ids).size;
    for (const path of RECEIVERS) {
      const ids = hooks.calls.filter((call) => call.path === path);
      expect(extra(ids.map(({ headers }) => String(headers['webhook-id'])))).toBeLessThanOrEqual(
        KILLS,
      );
    }
    expect(extra(mail.mails.map((one) => one.mail.messageId ?? ''))).toBeLessThanOrEqual(KILLS);
    // Else no kill fell between sending and marking, and this test has not seen what it is about.
    expect(extra(arrived())).toBeGreaterThan(0);
  },
);
