import type { Held } from '#db/queries/leases.ts';
import type { DueDelivery, TryAftermath } from '#db/queries/delivery-tries.ts';
import type { Receiver } from '../../domain/delivery/receiver.ts';
import type { Outcome } from '../../domain/delivery/outcome.ts';
import { outcomeOf } from '../../domain/delivery/outcome.ts';
import type { After } from '../../domain/delivery/retry.ts';
import { afterTry } from '../../domain/delivery/retry.ts';
import type { SendDeps } from './send.ts';
import { send } from './send.ts';

/** Messages looked at together; those of one lane go one after the other. */
const LOOKED_AT = 200;
/** Mails under way together: they all go to one server. */
const MOST_MAILS = 4;

export type WorkerDeps = SendDeps & {
  /** A number in [0, 1), for waits that are not all the same. */
  chance: () => number;
  /** The lease of who sends, with the signal that it is lost; null = somebody else sends. */
  holding: () => (Held & { readonly signal: AbortSignal }) | null;
  /** Hears that a lane is free again. */
  onFree: () => void;
  onFailure: (error: unknown) => void;
};

/**
 * Sends what is due: at least once, since a try is written down before it begins and its end after it ended; a message has the same
 * id in every try. One message at a time for each lane, so that a slow receiver keeps only itself waiting. Whoever lost the lease
 * breaks off what is under way and writes nothing more: its new holder sends that again.
 */
export class DeliveryWorker {
  private readonly deps: WorkerDeps;
  private readonly underWay = new Map<string, Promise<void>>();
  private readonly ending = new AbortController();

  constructor(deps: WorkerDeps) {
    this.deps = deps;
  }

  /** Begins what is due and can begin; does not wait for it. Gives how many began. */
  async round(): Promise<number> {
    const { repository, now, holding } = this.deps;
    if (!holding()) return 0;
    const busyLanes = [...this.underWay.keys()];
    const due = await repository.read('readDueDeliveries', {
      now: now(),
      busyLanes,
      limit: LOOKED_AT,
    });
    let began = 0;
    for (const delivery of due) {
      if (this.ending.signal.aborted) break;
      if (this.underWay.has(delivery.lane) || this.isFull(delivery)) continue;
      this.begin(delivery);
      began += 1;
    }
    return began;
  }

  /** Resolves when nothing is under way. */
  async settled(): Promise<void> {
    while (this.underWay.size > 0) await Promise.all(this.underWay.values());
  }

  /** Breaks off what is under way; it is sent again by whoever comes next. */
  async stop(): Promise<void> {
    this.ending.abort();
    await this.settled();
  }

  private isFull({ channel }: DueDelivery): boolean {
    if (channel !== 'mail') return false;
    const mails = [...this.underWay.keys()].filter((lane) => lane.startsWith('mail:'));
    return mails.length >= MOST_MAILS;
  }

  private begin(delivery: DueDelivery): void {
    const { onFailure, onFree } = this.deps;
    const done = this.deliver(delivery)
      .catch(onFailure)
      .finally(() => {
        this.underWay.delete(delivery.lane);
        onFree();
      });
    this.underWay.set(delivery.lane, done);
  }

  private async deliver(delivery: DueDelivery): Promise<void> {
    const { repository, now, chance, onFailure, holding } = this.deps;
    const { id } = delivery;
    const held = holding();
    if (!held) return;
    const number = await repository.write('beginTry', { id, held, now: now() });
    // Whoever was paused since may have lost the lease without having heard of it.
    if (number === null || holding()?.fence !== held.fence) return;
    const signal = AbortSignal.any([this.ending.signal, held.signal]);
    const outcome = await send(this.deps, delivery, signal).catch((error: unknown) => {
      // Ours, not the other side's: told in the log, tried again like any failure.
      onFailure(error);
      return outcomeOf('connection_lost');
    });
    const ended = now();
    const after = afterTry(outcome, number, ended, chance());
    const aftermath = await this.aftermathOf(delivery, outcome, after);
    await repository.write('endTry', { id, held, number, now: ended, outcome, after, aftermath });
  }

  /** A receiver that will not be reached any more is told to the administrators another way. */
  private async aftermathOf(
    { receiver: id, kind }: DueDelivery,
    outcome: Outcome,
    after: After,
  ): Promise<TryAftermath> {
    const nothing: TryAftermath = { disable: null, wishes: [] };
    if (id === null || after.kind !== 'given_up' || kind === 'test') return nothing;
    if (outcome.code === 'receiver_off') return nothing;
    const receiver = await this.deps.repository.read('readReceiver', { id });
    if (!receiver) return nothing;
    const people = await this.deps.accounts.read('listPeople', undefined);
    const administrators = people.filter(
      ({ rights, state }) => rights.role === 'administrator' && state === 'active',
    );
    return {
      disable: outcome.code === 'gone' ? { receiver: id, why: outcome.code } : null,
      wishes: administrators.map(({ id: person }) => failedWish(person, receiver, outcome)),
    };
  }
}

function failedWish(person: string, { id, name }: Receiver, { code }: Outcome) {
  return {
    to: { person },
    kind: 'receiver_failed',
    alert: null,
    severity: 'serious',
    departments: [],
    // However many messages it did not take: said once an hour.
    flapsAs: `receiver:${id}`,
    content: JSON.stringify({ receiver: name, outcome: code }),
    held: null,
  } as const;
}
