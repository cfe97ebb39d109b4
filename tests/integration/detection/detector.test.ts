import { afterEach, describe, expect, it } from 'vitest';
import { LOCAL_ADMINISTRATOR } from '#db/store/request.ts';
import type { Repository } from '#db/store/store.ts';
import { DEFAULT_RULES } from '#server/domain/alerts/default-rules.ts';
import type { RuleFacts } from '#server/domain/alerts/rule.ts';
import type { RecordInput } from '#server/domain/records/record.ts';
import { Detector } from '#server/services/detection/detector.ts';
import { Intake } from '#server/services/intake.ts';
import { createMomentReader } from '#server/services/organisation/reference.ts';
import { record } from '#tests/builders/records.ts';
import type { TestStore } from '../store/engines.ts';
import { DIALECTS, NOW } from '../store/engines.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const LEASE = 'detection';
const DANGER = 'There is danger to life at the counter';

const USUAL = {
  name: null,
  scope: null,
  each: null,
  grain: 'day',
  minimumN: 0,
  duration: 1,
  severity: 'serious',
  endsItself: true,
  isOn: true,
} as const;

/** Nothing may go wrong unseen. */
const onFailure = (error: unknown): never => {
  throw error;
};

describe.each(DIALECTS)('who watches what comes in, on $name', ({ open }) => {
  let test: TestStore;
  afterEach(async () => test.drop());

  /** A store with some rules, a source, and a clock that the test moves. */
  async function watched(rules: readonly RuleFacts[]) {
    test = await open();
    const repository = test.store.as(LOCAL_ADMINISTRATOR);
    await repository.write('beginAlertRules', { rules, by: 'test', now: NOW });
    const clock = { now: NOW };
    const now = (): number => clock.now;
    const intake = new Intake(repository, 'desk');
    await intake.open({ en: 'Desk', ar: 'المكتب' }, []);
    const watcher = () =>
      new Detector({ repository, readMoment: createMomentReader(repository), now, onFailure });
    const detector = watcher();
    return {
      repository,
      clock,
      watcher,
      store: (...records: RecordInput[]) => intake.store(records, clock.now),
      look: async (by = detector, holder = 'one') => {
        const asked = { name: LEASE, holder, now: clock.now, forMs: 10_000 };
        const fence = await repository.write('takeLease', asked);
        return fence === null ? null : by.round({ name: LEASE, fence });
      },
      alerts: () => alertsOf(repository),
    };
  }

  const grave = DEFAULT_RULES.filter(({ condition }) => condition.kind === 'grave');

  it('raises one alert for a grave contact, however often it is sent and looked at', async () => {
    const { store, look, alerts, clock } = await watched(grave);
    const contact = record(
      'contact',
      'k1',
      NOW - HOUR,
      { text: DANGER },
      { dimensions: { department: 'billing' } },
    );
    await store(contact, record('contact', 'k2', NOW - HOUR, { text: 'danger for my patience' }));
    await look();
    expect(await alerts()).toEqual([
      { cause: 'grave ["contact","desk","k1"]', severity: 'grave', state: 'open' },
    ]);
    clock.now += 60_000;
    await store(contact);
    await look();
    expect(await alerts()).toHaveLength(1);
    const arabic = record('case', 'k3', clock.now, { text: 'يوجد خَطَرٌ على الحياة في الفرع' });
    await store(arabic);
    await look();
    expect((await alerts()).map(({ cause }) => cause)).toContain('grave ["case","desk","k3"]');
  });

  it('looks at nothing older than 48 hours, however late it comes', async () => {
    const { store, look, alerts, repository } = await watched(grave);
    await store(record('contact', 'old', NOW - 49 * HOUR, { text: DANGER }));
    expect(await repository.read('readFresh', { limit: 10 })).toEqual([]);
    await look();
    expect(await alerts()).toEqual([]);
  });

  it('leaves no effect once somebody else holds the lease, who finds everything as it was', async () => {
    const { store, look, alerts, repository, clock, watcher } = await watched(grave);
    await look();
    await store(record('contact', 'k1', NOW, { text: DANGER }));
    // Held by the first still: a second one waits.
    expect(await look(watcher(), 'two')).toBeNull();
    clock.now += 10_001;
    const asked = { name: LEASE, holder: 'two', now: clock.now, forMs: 10_000 };
    const fence = (await repository.write('takeLease', asked)) ?? 0;
    // The first one comes back from a long pause and goes on with what it held.
    expect(await watcher().round({ name: LEASE, fence: fence - 1 })).toBeNull();
    expect(await alerts()).toEqual([]);
    expect(await repository.read('readFresh', { limit: 10 })).toHaveLength(1);
    expect(await look(watcher(), 'two')).toBe(1);
    expect(await alerts()).toHaveLength(1);
  });

  it('takes over a lease that a clock running ahead has taken for far too long', async () => {
    const { repository } = await watched([]);
    const ask = (holder: string, now: number) =>
      repository.write('takeLease', { name: LEASE, holder, now, forMs: 10_000 });
    expect(await ask('one', NOW + 30 * DAY)).toBe(1);
    expect(await ask('two', NOW)).toBe(2);
    await repository.write('endLease', { name: LEASE, holder: 'one' });
    expect(await ask('three', NOW + 1)).toBeNull();
    await repository.write('endLease', { name: LEASE, holder: 'two' });
    expect(await ask('three', NOW + 1)).toBe(3);
  });

  it('goes on with the other rules when the metric of one is gone', async () => {
    const level = { kind: 'level', below: null, above: 2, hysteresis: 0 } as const;
    const rules = ['gone', 'csat:nobody', 'volume'].map((metric) => ({
      ...USUAL,
      metric,
      condition: level,
    }));
    const { store, look, alerts, clock } = await watched(rules);
    await store(...[1, 2, 3].map((i) => record('case', `c${i}`, NOW - i)));
    clock.now += DAY;
    expect(await look()).toBe(1);
    expect((await alerts()).map(({ cause }) => cause)).toEqual(['level volume']);
  });

  it('raises a level that is broken, keeps it within its hysteresis, and ends it beyond', async () => {
    const level = { kind: 'level', below: null, above: 12, hysteresis: 5 } as const;
    const { store, look, alerts, clock } = await watched([
      { ...USUAL, metric: 'volume', condition: level },
    ]);
    const day = async (count: number): Promise<void> => {
      const at = clock.now;
      await store(...Array.from({ length: count }, (_, i) => record('case', `${at}-${i}`, at - i)));
      clock.now += DAY;
      await look();
    };
    await day(12);
    expect(await alerts()).toEqual([]);
    await day(13);
    await day(9);
    expect(await alerts()).toEqual([{ cause: 'level volume', severity: 'serious', state: 'open' }]);
    // Of three days that are looked at none may be beyond the limit any more.
    await day(3);
    await day(3);
    await day(3);
    expect((await alerts()).map(({ state }) => state)).toEqual(['resolved']);
  });

  describe('bursts of a department and of its themes', () => {
    const THEMES = ['late', 'damaged', 'lost'];
    const bursts = DEFAULT_RULES.filter(
      ({ condition, grain }) => condition.kind === 'burst' && grain === 'day',
    );

    /** A department with four cases a day of each theme for 120 days; `day` adds one with so many of each and looks at its end. */
    async function house() {
      const { store, look, clock, repository } = await watched(bursts);
      const cases = (counts: readonly number[], day: number): RecordInput[] =>
        THEMES.flatMap((theme, i) =>
          Array.from({ length: counts[i] ?? 0 }, (_, n) =>
            record(
              'case',
              `${theme} ${day} ${n}`,
              day - n * 60_000,
              {},
              {
                dimensions: { department: 'delivery', theme },
              },
            ),
          ),
        );
      const days = Array.from({ length: 120 }, (_, i) => NOW - (i + 1) * DAY);
      await store(...days.flatMap((day) => cases([4, 4, 4], day)));
      return {
        come: (...counts: number[]) => store(...cases(counts, clock.now)),
        look,
        clock,
        scopes: async () =>
          (await repository.read('listOpenCauses', undefined)).map(({ scope }) => scope),
      };
    }

    it('are two alerts where a theme bursts some days after its department did', async () => {
      const { come, look, clock, scopes } = await house();
      await come(9, 9, 9);
      await look();
      const [rush, ...others] = await scopes();
      expect([rush?.theme, others]).toEqual([null, []]);
      clock.now += DAY;
      await come(4, 4, 4);
      await look();
      clock.now += DAY;
      await come(25, 4, 4);
      await look();
      const now = await scopes();
      expect(now).toHaveLength(2);
      expect(now.filter(({ theme }) => theme !== null)).toHaveLength(1);
    });

    it('are one alert where the theme bursts while the rush of its department goes on', async () => {
      const { come, look, clock, scopes } = await house();
      await come(9, 9, 9);
      await look();
      clock.now += DAY;
      await come(25, 9, 9);
      await look();
      expect((await scopes()).map(({ theme }) => theme)).toEqual([null]);
    });

    it('are one alert where the theme bursts later on the same day', async () => {
      const { come, look, clock, scopes } = await house();
      await come(9, 9, 9);
      await look();
      clock.now += HOUR;
      await come(25, 0, 0);
      await look();
      const now = await scopes();
      expect(now.map(({ theme }) => theme)).toEqual([null]);
    });

    it('are one alert, the theme’s, where both are seen at once', async () => {
      const { come, look, scopes } = await house();
      await come(25, 4, 4);
      await look();
      const now = await scopes();
      expect(now.map(({ theme }) => theme !== null)).toEqual([true]);
    });
  });
});

async function alertsOf(repository: Repository) {
  const filters = { states: [], severities: [], departments: [], themes: [] };
  const { alerts } = await repository.read('listAlerts', { filters, before: null, limit: 100 });
  return alerts.map(({ cause, life: { severity, state } }) => ({ cause, severity, state }));
}
