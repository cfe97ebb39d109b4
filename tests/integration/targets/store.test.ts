import { afterEach, describe, expect, it } from 'vitest';
import type { EventFacts } from '#db/queries/events.ts';
import type { NewTarget } from '#db/queries/targets.ts';
import { LOCAL_ADMINISTRATOR } from '#db/store/request.ts';
import type { Repository } from '#db/store/store.ts';
import { parseDay } from '#server/domain/time/day.ts';
import type { TestStore } from '../store/engines.ts';
import { DIALECTS, NOW } from '../store/engines.ts';

const CSAT: NewTarget = {
  metric: 'csat:service',
  department: null,
  from: parseDay('2026-01-01'),
  value: 80.125,
  owner: 'Huda',
  reason: 'Last year and a bit',
};
const OUTAGE: EventFacts = {
  kind: 'outage',
  name: { en: 'App down', ar: 'تعطّل التطبيق' },
  from: parseDay('2026-11-10'),
  to: parseDay('2026-11-12'),
  scope: { dimension: 2, code: 3 },
  note: null,
};
const ONCE = { key: 'test k1', requestHash: 'one' };
const BY = { by: 'huda', now: NOW };

describe.each(DIALECTS)('targets and events in the store on $name', ({ open }) => {
  let test: TestStore;
  afterEach(async () => test.drop());

  async function fresh(): Promise<Repository> {
    test = await open();
    return test.store.as(LOCAL_ADMINISTRATOR);
  }
  const settingsOf = async (repository: Repository) =>
    (await repository.read('readVersion', undefined)).settings;

  it('come back as they were set, fractions and all, and move the generation of the settings', async () => {
    const repository = await fresh();
    const before = await settingsOf(repository);
    const id = await repository.write('addTarget', { target: CSAT, once: null, ...BY });
    const event = await repository.write('addEvent', { event: OUTAGE, once: null, ...BY });
    expect(await settingsOf(repository)).toBe(before + 2);
    const { targets, events } = await repository.read('readReference', undefined);
    const made = { by: 'huda', at: NOW };
    const begun = { to: null, isTakenBack: false, ended: null, takenBack: null };
    expect(targets).toEqual([{ id, ...CSAT, ...begun, made }]);
    expect(events).toEqual([{ id: event, ...OUTAGE, made, changed: null, removed: null }]);
  });

  it('are made once for a key, also when it is sent again at once', async () => {
    const repository = await fresh();
    const add = () => repository.write('addEvent', { event: OUTAGE, once: ONCE, ...BY });
    const [first, again] = await Promise.all([add(), add()]);
    expect(again).toBe(first);
    expect(await repository.read('readEvents', undefined)).toHaveLength(1);
    const other = { ...ONCE, requestHash: 'two' };
    const reused = repository.write('addEvent', { event: OUTAGE, once: other, ...BY });
    await expect(reused).rejects.toMatchObject({ problem: { code: 'IDEMPOTENCY_KEY_REUSED' } });
  });

  it('never begin twice on a day, unless the first was taken back', async () => {
    const repository = await fresh();
    const add = (target: NewTarget) => repository.write('addTarget', { target, once: null, ...BY });
    const id = await add(CSAT);
    const double = { problem: { code: 'TARGET_EXISTS' } };
    await expect(add({ ...CSAT, value: 90 })).rejects.toMatchObject(double);
    expect(await add({ ...CSAT, department: 4 })).not.toBe(id);
    await repository.write('changeTarget', { id, isTakenBack: true, ...BY });
    await add({ ...CSAT, value: 90 });
    const back = repository.write('changeTarget', { id, isTakenBack: false, ...BY });
    await expect(back).rejects.toMatchObject(double);
    const values = (await repository.read('readTargets', undefined)).map(({ value }) => value);
    expect(values).toEqual([80.125, 80.125, 90]);
  });

  it('keep who ended, took back, changed and removed what, and leave the rest', async () => {
    const repository = await fresh();
    const id = await repository.write('addTarget', { target: CSAT, once: null, ...BY });
    const to = parseDay('2026-06-01');
    const noura = { by: 'noura', now: NOW + 5 };
    expect(await repository.write('changeTarget', { id, to, ...noura })).toBe(true);
    await repository.write('changeTarget', { id, isTakenBack: true, by: 'ali', now: NOW + 9 });
    const [target] = await repository.read('readTargets', undefined);
    expect(target).toMatchObject({
      ...CSAT,
      to,
      made: { by: 'huda', at: NOW },
      ended: { by: 'noura', at: NOW + 5 },
      takenBack: { by: 'ali', at: NOW + 9 },
    });
    const reversed = repository.write('changeTarget', { id, to: CSAT.from, ...noura });
    await expect(reversed).rejects.toMatchObject({ problem: { code: 'PERIOD_REVERSED' } });
    const event = await repository.write('addEvent', { event: OUTAGE, once: null, ...BY });
    const facts = { ...OUTAGE, scope: null, note: 'All of it' };
    await repository.write('changeEvent', { id: event, event: facts, ...noura });
    await repository.write('changeEvent', { id: event, isRemoved: true, ...noura });
    const [held] = await repository.read('readEvents', undefined);
    const told = { by: 'noura', at: NOW + 5 };
    expect(held).toMatchObject({ ...facts, changed: told, removed: told });
    await repository.write('changeEvent', { id: event, isRemoved: false, ...noura });
    expect((await repository.read('readEvents', undefined))[0]?.removed).toBeNull();
    expect(await repository.write('changeTarget', { id: 999, ...noura })).toBe(false);
    expect(await repository.write('changeEvent', { id: 999, ...noura })).toBe(false);
  });
});
