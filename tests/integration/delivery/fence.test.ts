import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { LOCAL_ADMINISTRATOR } from '#db/store/request.ts';
import type { Repository } from '#db/store/store.ts';
import { outcomeOf } from '#server/domain/delivery/outcome.ts';
import type { TestStore } from '../store/engines.ts';
import { DIALECTS, NOW } from '../store/engines.ts';
import type { Sending } from './sending.ts';
import { sendingApp } from './sending.ts';
import { WISH } from './wish.ts';

const LASTS = 10_000;

describe.each(DIALECTS)('what is written under a lease, on $name', ({ open }) => {
  let test: TestStore;
  let repository: Repository;
  beforeEach(async () => {
    test = await open();
    repository = test.store.as(LOCAL_ADMINISTRATOR);
  });
  afterEach(() => test.drop());

  const take = (holder: string, now: number) =>
    repository.write('takeLease', { name: 'delivery', holder, now, forMs: LASTS });

  it('has no effect under a number that another has raised since', async () => {
    const old = { name: 'delivery', fence: (await take('one', NOW)) ?? 0 };
    const wishes = [{ ...WISH, to: { person: 'huda' } }];
    const made = await repository.write('enqueueDeliveries', { wishes, now: NOW });
    const id = made.find(({ channel }) => channel === 'mail')?.id ?? '';
    const number = await repository.write('beginTry', { id, held: old, now: NOW });
    expect(number).toBe(1);
    const held = { name: 'delivery', fence: (await take('two', NOW + LASTS)) ?? 0 };
    expect(held.fence).toBe(old.fence + 1);

    const ended = {
      id,
      number: 1,
      now: NOW + LASTS,
      outcome: outcomeOf('delivered'),
      after: { kind: 'sent' },
      aftermath: { disable: null, wishes: [{ ...WISH, to: { person: 'omar' } }] },
    } as const;
    const rows = () => repository.read('listDeliveries', { limit: 100 });
    const before = await rows();
    expect(await repository.write('endTry', { ...ended, held: old })).toBe(false);
    expect(await repository.write('beginTry', { id, held: old, now: NOW })).toBeNull();
    const week = { from: '2026-11-15', to: '2026-11-22' };
    const weekly = { people: ['huda'], week, now: NOW };
    expect(await repository.write('enqueueWeekly', { ...weekly, held: old })).toBe(0);
    const job = { name: 'backup', now: NOW };
    const over = { ...job, problem: null, details: null };
    expect(await repository.write('beginJob', { ...job, held: old })).toBe(false);
    expect(await repository.write('endJob', { ...over, held: old })).toBe(false);
    expect(await rows()).toEqual(before);
    expect(await repository.read('readJobs', undefined)).toEqual([]);

    expect(await repository.write('beginTry', { id, held, now: NOW + LASTS })).toBe(2);
    expect(await repository.write('endTry', { ...ended, held, number: 2 })).toBe(true);
    expect(await repository.write('enqueueWeekly', { ...weekly, held })).toBe(1);
    expect(await repository.write('beginJob', { ...job, held })).toBe(true);
    expect((await rows()).find((row) => row.id === id)?.state).toBe('sent');
  });

  it('is given to one of many who ask at once, and to nobody while it lasts', async () => {
    const asking = Array.from({ length: 8 }, (_, i) => take(`holder ${i}`, NOW));
    const given = (await Promise.all(asking)).filter((fence) => fence !== null);
    expect(given).toEqual([1]);
    expect(await take('late', NOW + LASTS - 1)).toBeNull();
    expect(await take('late', NOW + LASTS)).toBe(2);
  });

  it('is free at once when all holders of a place are known to be dead, and stays with others', async () => {
    expect(await take('here-1', NOW)).toBe(1);
    await repository.write('endLeasesOf', { place: 'there-' });
    expect(await take('here-2', NOW + 1)).toBeNull();
    await repository.write('endLeasesOf', { place: 'here-' });
    expect(await take('here-2', NOW + 1)).toBe(2);
  });
});

describe('a sender whose lease was taken', () => {
  let sending: Sending;
  beforeEach(async () => {
    sending = await sendingApp();
  });
  afterEach(() => sending.drop());

  it('breaks off what is under way and leaves it to the new holder', async () => {
    const { hooks, worker, filled, held, lost } = sending;
    const receiver = await sending.receiver('/never');
    hooks.answer('/never', () => undefined);
    const [made] = await sending.enqueue({ ...WISH, to: { receiver } });
    expect(await worker.round()).toBe(1);
    await vi.waitFor(() => expect(hooks.calls).toHaveLength(1));
    const now = filled.clock.now + LASTS;
    await filled.repository.write('takeLease', {
      name: held.name,
      holder: 'another',
      now,
      forMs: LASTS,
    });
    lost.abort();
    await worker.settled();
    const [row] = await filled.repository.read('listDeliveries', { receiver, limit: 1 });
    expect(row).toMatchObject({ id: made?.id, state: 'waiting', tries: 1, lastOutcome: null });
  });

  it('sends nothing that it had read as due before it was paused', async () => {
    const { hooks, worker, filled, held } = sending;
    const receiver = await sending.receiver('/one');
    await sending.enqueue({ ...WISH, to: { receiver } });
    const now = filled.clock.now + LASTS;
    const asked = { name: held.name, holder: 'another', now, forMs: LASTS };
    await filled.repository.write('takeLease', asked);
    await worker.round();
    await worker.settled();
    expect(hooks.calls).toEqual([]);
    const [row] = await filled.repository.read('listDeliveries', { receiver, limit: 1 });
    expect(row).toMatchObject({ state: 'waiting', tries: 0 });
  });
});
