import { afterEach, describe, expect, it } from 'vitest';
import { LOCAL_ADMINISTRATOR } from '#db/store/request.ts';
import type { Repository } from '#db/store/store.ts';
import type { TestStore } from '../store/engines.ts';
import { DIALECTS, NOW } from '../store/engines.ts';
import type { Signal } from '#server/domain/alerts/signal.ts';
import { signal, withPeople } from './raising.ts';

const HOUR = 3_600_000;

describe.each(DIALECTS)('signals in the store on $name', ({ open }) => {
  let test: TestStore;
  afterEach(async () => test.drop());

  async function fresh(): Promise<Repository> {
    test = await open();
    const repository = test.store.as(LOCAL_ADMINISTRATOR);
    await withPeople(repository);
    return repository;
  }

  it('raised twice are one alert, of another scope another', async () => {
    const repository = await fresh();
    const elsewhere = signal({ scope: { department: null, theme: 4, source: null } });
    const raise = (signals: (typeof elsewhere)[]) =>
      repository.write('raiseSignals', { signals, now: NOW });
    expect(await raise([signal(), signal(), elsewhere])).toEqual([
      { outcome: 'opened', alert: 1 },
      { outcome: 'still', alert: 1 },
      { outcome: 'opened', alert: 2 },
    ]);
    expect(await raise([signal({ severity: 'grave' })])).toEqual([{ outcome: 'rose', alert: 1 }]);
  });

  it('of facts older than 48 hours are history, grouped by the week and never part of what is new', async () => {
    const repository = await fresh();
    const at = (hours: number) => signal({ at: NOW - hours * HOUR });
    const signals = [at(30 * 24), at(28 * 24), at(49), at(48), at(60)];
    expect(await repository.write('raiseSignals', { signals, now: NOW })).toEqual([
      { outcome: 'history', alert: 1 },
      { outcome: 'still', alert: 1 },
      { outcome: 'history', alert: 2 },
      { outcome: 'opened', alert: 3 },
      { outcome: 'still', alert: 3 },
    ]);
  });

  it('of a rule that is gone raise nothing', async () => {
    const repository = await fresh();
    const removed = { id: 1, isRemoved: true as const, by: 'admin', now: NOW };
    expect(await repository.write('changeAlertRule', removed)).toBe(true);
    const signals = [signal(), signal({ rule: 77 })];
    const gone = { outcome: 'rule_gone', alert: null };
    expect(await repository.write('raiseSignals', { signals, now: NOW })).toEqual([gone, gone]);
    expect(await repository.read('readAlertRules', undefined)).toEqual([]);
  });

  it('of a day that somebody has resolved begin nothing anew, unless they are graver; those of the next day do', async () => {
    const repository = await fresh();
    const raise = async (some: Partial<Signal>) =>
      (await repository.write('raiseSignals', { signals: [signal(some)], now: NOW + 60_000 }))[0];
    await raise({});
    const action = { kind: 'resolve', reason: 'Seen to' } as const;
    await repository.write('actOnAlert', { id: 1, action, by: 'head', now: NOW });
    expect(await raise({ at: NOW + 30_000 })).toEqual({ outcome: 'known', alert: 1 });
    const next = { from: 20_001, to: 20_002 };
    expect(await raise({ at: NOW + 30_000, period: next })).toEqual({
      outcome: 'opened',
      alert: 2,
    });
    await repository.write('actOnAlert', { id: 2, action, by: 'head', now: NOW });
    expect(await raise({ at: NOW + 40_000, period: next, severity: 'grave' })).toEqual({
      outcome: 'opened',
      alert: 3,
    });
  });

  it('end when their cause does, once', async () => {
    const repository = await fresh();
    await repository.write('raiseSignals', { signals: [signal()], now: NOW });
    const { cause, scope } = signal();
    const ended = [
      { cause, scope },
      { cause: 'another', scope },
    ];
    expect(await repository.write('endSignals', { ended, now: NOW + 1 })).toBe(1);
    expect(await repository.write('endSignals', { ended, now: NOW + 2 })).toBe(0);
  });
});
