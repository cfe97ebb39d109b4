import type { DeliveryWish, Enqueued } from '#db/queries/deliveries.ts';
import type { ReceiverWishes } from '#server/domain/delivery/receiver.ts';
import { deliveryTell } from '#server/messages/delivery.ts';
import type { Resolve } from '#server/services/delivery/guard/connect.ts';
import type { Outgoing } from '#server/services/delivery/guard/judge.ts';
import { DeliveryWorker } from '#server/services/delivery/worker.ts';
import { createMomentReader } from '#server/services/organisation/reference.ts';
import type { HookSink } from '#tests/builders/hook-sink.ts';
import { hookSink } from '#tests/builders/hook-sink.ts';
import type { MailSink } from '#tests/builders/mail-sink.ts';
import { mailSink } from '#tests/builders/mail-sink.ts';
import type { FilledApp } from '../api/filled.ts';
import { filledApp } from '../api/filled.ts';

/** An application with people, a worker on its clock, and real receivers of mail and calls on this machine. */
export type Sending = {
  filled: FilledApp;
  worker: DeliveryWorker;
  mail: MailSink;
  hooks: HookSink;
  failures: unknown[];
  /** What the worker holds; another may take it. */
  held: { name: string; fence: number };
  /** Breaks off what is under way, as when it is heard that the lease is lost. */
  lost: AbortController;
  enqueue: (...wishes: DeliveryWish[]) => Promise<Enqueued[]>;
  receiver: (path: string, more?: Partial<ReceiverWishes>) => Promise<number>;
  /** Sends what is due until nothing more is. */
  work: () => Promise<void>;
  personId: (email: string) => Promise<string>;
  drop: () => Promise<void>;
};

type Options = { outgoing?: Outgoing; resolve?: Resolve; patienceMs?: number; noMail?: boolean };

export const SECRET = `whsec_${Buffer.alloc(32, 7).toString('base64')}`;

export async function sendingApp(options: Options = {}): Promise<Sending> {
  const [filled, mail, hooks] = await Promise.all([filledApp(), mailSink(), hookSink()]);
  const { repository, clock } = filled;
  const failures: unknown[] = [];
  const lost = new AbortController();
  const asked = { name: 'delivery', holder: 'worker', now: clock.now, forMs: 10_000 };
  const fence = await repository.write('takeLease', asked);
  const held = { name: 'delivery', fence: fence ?? 0 };
  const worker = new DeliveryWorker({
    repository,
    as: (viewer) => filled.store.as(viewer),
    accounts: filled.accounts.repository,
    readMoment: createMomentReader(repository),
    tell: deliveryTell,
    mailServer: options.noMail
      ? null
      : {
          host: '127.0.0.1',
          port: mail.port,
          isSecure: false,
          login: null,
          from: 'basira@example.org',
        },
    outgoing: options.outgoing ?? { subnets: ['127.0.0.0/8'], ports: [mail.port, hooks.port] },
    resolve: options.resolve ?? (() => Promise.reject(new Error('no names here'))),
    publicUrl: 'https://basira.example.org',
    now: () => clock.now,
    chance: () => 0.5,
    ...(options.patienceMs !== undefined && { patienceMs: options.patienceMs }),
    holding: () => ({ ...held, signal: lost.signal }),
    onFree: () => undefined,
    onFailure: (error) => failures.push(error),
  });
  return {
    filled,
    worker,
    mail,
    hooks,
    failures,
    held,
    lost,
    enqueue: (...wishes) => repository.write('enqueueDeliveries', { wishes, now: clock.now }),
    receiver: (path, more = {}) =>
      repository.write('addReceiver', {
        wishes: {
          name: path,
          kind: 'webhook',
          address: hooks.url + path,
          language: 'en',
          leastSeverity: 'watch',
          departments: null,
          isOn: true,
          ...more,
        },
        secret: SECRET,
        by: 'test',
        now: clock.now,
      }),
    work: async () => {
      while ((await worker.round()) > 0) await worker.settled();
    },
    personId: async (email) => {
      const found = await repository.read('findPersonByEmail', { email });
      if (!found) throw new Error(`nobody is called ${email}`);
      return found.person.id;
    },
    drop: async () => {
      await worker.stop();
      await Promise.all([mail.close(), hooks.close()]);
      await filled.drop();
    },
  };
}
