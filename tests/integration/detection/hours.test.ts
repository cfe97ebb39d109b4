import { afterEach, describe, expect, it } from 'vitest';
import { LOCAL_ADMINISTRATOR } from '#db/store/request.ts';
import type { RuleFacts } from '#server/domain/alerts/rule.ts';
import type { RecordInput } from '#server/domain/records/record.ts';
import { Detector } from '#server/services/detection/detector.ts';
import { Intake } from '#server/services/intake.ts';
import { createMomentReader } from '#server/services/organisation/reference.ts';
import { record } from '#tests/builders/records.ts';
import { casesOf, HOUR, HOUR_RULE, usualAt, usualHoursOf } from '../alerts/hour-house.ts';
import { undo } from '../store/undoing.ts';
import type { TestStore } from '../store/engines.ts';
import { DIALECTS, NOW } from '../store/engines.ts';

const LEASE = 'detection';
const ANY = { states: [], severities: [], departments: [], themes: [] };

describe.each(DIALECTS)('bursts by the hour, on $name', ({ open }) => {
  let test: TestStore;
  afterEach(async () => test.drop());

  async function house(rule: RuleFacts, records: readonly RecordInput[]) {
    test = await open();
    const repository = test.store.as(LOCAL_ADMINISTRATOR);
    await repository.write('beginAlertRules', { rules: [rule], by: 'test', now: NOW });
    const clock = { now: NOW };
    const intake = new Intake(repository, 'desk');
    await intake.open({ en: 'Desk', ar: 'المكتب' }, []);
    await intake.store([...records], clock.now);
    const watcher = () =>
      new Detector({
        repository,
        readMoment: createMomentReader(repository),
        now: () => clock.now,
        onFailure: (error) => {
          throw error;
        },
      });
    const detector = watcher();
    return {
      repository,
      clock,
      intake,
      store: (...some: RecordInput[]) => intake.store(some, clock.now),
      look: async (by = detector) => {
        const asked = { name: LEASE, holder: 'test', now: clock.now, forMs: 10_000 };
        const fence = await repository.write('takeLease', asked);
        await by.round({ name: LEASE, fence: fence ?? 0 });
        const found = await repository.read('listAlerts', { filters: ANY, before: null, limit: 9 });
        return found.alerts;
      },
      watcher,
    };
  }

  const usual = usualHoursOf('department', ['billing', 'cards']);
  const few = usualHoursOf('department', ['cards']);
  const each = { ...HOUR_RULE, each: 'department' } as const;

  it('are told while the hour runs, once, and are over when hours are as usual again', async () => {
    const { clock, store, look } = await house(each, usual);
    clock.now = NOW + 10 * 60_000;
    expect(await look()).toEqual([]);
    await store(...casesOf('rush', NOW, 40, { department: 'billing' }));
    clock.now += 6000;
    const [alert, ...others] = await look();
    expect(others).toEqual([]);
    expect(alert).toMatchObject({
      kind: 'burst',
      cause: 'burst hour',
      period: null,
      facts: { value: 40, low: 2, high: 4 },
      life: { state: 'open', lastAt: NOW },
    });
    // More of the same hour is no other alert, and a restart forgets nothing.
    await store(...casesOf('more', NOW, 5, { department: 'billing' }));
    clock.now += 6000;
    expect(await look()).toMatchObject([{ facts: { value: 45 }, life: { state: 'open' } }]);
    // Next hours: an hour that has closed is looked at though nothing came.
    for (let hour = 1; hour <= 25; hour += 1) {
      clock.now = NOW + hour * HOUR + 60_000;
      const [held] = await look();
      expect(held?.life.state).toBe(hour < 24 ? 'open' : 'resolved');
    }
  });

  it('are heard of a source that delivers later, and tell nobody when they are older than 48 hours', async () => {
    const { clock, store, look } = await house(each, usual);
    await look();
    await store(...casesOf('late', NOW - 22 * HOUR, 40, { department: 'cards' }));
    clock.now += 6000;
    expect(await look()).toMatchObject([
      { facts: { value: 40 + usualAt(NOW - 22 * HOUR) }, life: { state: 'open' } },
    ]);
    await store(...casesOf('old', NOW - 50 * HOUR, 400, { department: 'billing' }));
    clock.now += 6000;
    expect(await look()).toHaveLength(1);
  });

  it('forget what is taken back: an hour without its records is as usual', async () => {
    const { clock, look, store, watcher } = await house(each, usual);
    await look();
    const rush = casesOf('rush', NOW - HOUR, 40, { department: 'billing' });
    await store(...rush);
    clock.now += 6000;
    expect(await look()).toMatchObject([{ life: { state: 'open' } }]);
    // Corrected to another hour of the same day, each to one of its own: a record counts once, where it is now.
    await store(
      ...rush.map((one, i) => ({ ...one, at: NOW - (3 + (i % 20)) * HOUR, updatedAt: NOW + i })),
    );
    clock.now += 6000;
    expect(await look()).toMatchObject([{ life: { state: 'resolved' } }]);
    expect(await look(watcher())).toMatchObject([{ life: { state: 'resolved' } }]);
  });

  it('are over when the import that brought them is undone', async () => {
    const { clock, look, intake, repository } = await house(each, usual);
    await look();
    const rush = casesOf('rush', NOW - HOUR, 40, { department: 'billing' });
    await intake.store(rush, clock.now, 'import-1');
    clock.now += 6000;
    expect(await look()).toMatchObject([{ life: { state: 'open' } }]);
    await undo(repository, 'import-1');
    clock.now += 6000;
    expect(await look()).toMatchObject([{ life: { state: 'resolved' } }]);
    const span = { from: NOW - HOUR, to: NOW };
    const found = await repository.read('hourCounts', { span, by: null, within: [] });
    // Cases and contacts are told apart only while they are counted.
    expect(found.reduce((sum, { count }) => sum + count, 0)).toBe(2 * usualAt(NOW - HOUR));
  });

  it('leave records out of which only the day is known', async () => {
    const { clock, look, store, repository } = await house(HOUR_RULE, few);
    const days = Array.from({ length: 60 }, (_, i) => ({
      ...record('case', `day-${i}`, NOW, {}, { dimensions: { department: 'cards' } }),
      precision: 'day' as const,
    }));
    await store(...days);
    clock.now += 6000;
    expect(await look()).toEqual([]);
    const span = { from: NOW, to: NOW + HOUR };
    expect(await repository.read('hourCounts', { span, by: null, within: [] })).toEqual([]);
  });

  it('count cases and contacts by the value they carry, whatever lies before and after', async () => {
    const { repository, store } = await house(HOUR_RULE, []);
    await store(
      record('case', 'a', NOW - 1, {}, { dimensions: { channel: 'phone' } }),
      record('contact', 'b', NOW, {}, { dimensions: { channel: 'phone' } }),
      record('case', 'c', NOW + HOUR - 1, {}, { dimensions: { channel: 'chat' } }),
      record('case', 'd', NOW + HOUR, {}, { dimensions: { channel: 'chat' } }),
    );
    const { values } = await repository.read('readReference', undefined);
    const code = (key: string) => values.find((value) => value.key === key)?.code ?? -1;
    const span = { from: NOW, to: NOW + HOUR };
    const found = await repository.read('hourCounts', { span, by: 3, within: [] });
    const hour = NOW / HOUR;
    expect(found.toSorted((a, b) => a.code - b.code)).toEqual(
      [
        { hour, code: code('phone'), count: 1 },
        { hour, code: code('chat'), count: 1 },
      ].toSorted((a, b) => a.code - b.code),
    );
    const within = [{ dimension: 3, codes: [code('chat')] }];
    expect(await repository.read('hourCounts', { span, by: null, within })).toEqual([
      { hour, code: 0, count: 1 },
    ]);
  });
});
