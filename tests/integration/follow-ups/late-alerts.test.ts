import { afterEach, describe, expect, it } from 'vitest';
import type { StoredAlert } from '#db/queries/alert-rows.ts';
import type { UnhappyAnswer } from '#db/queries/follow-up-making.ts';
import type { FollowUpDeed } from '#db/queries/follow-up-writing.ts';
import { LOCAL_ADMINISTRATOR } from '#db/store/request.ts';
import { DEFAULT_RULES } from '#server/domain/alerts/default-rules.ts';
import { USUAL_RULE } from '#server/domain/follow-ups/follow-up.ts';
import { Detector } from '#server/services/detection/detector.ts';
import { createMomentReader } from '#server/services/organisation/reference.ts';
import { withPeople } from '../alerts/raising.ts';
import { DIALECTS, NOW } from '../store/engines.ts';
import type { TestStore } from '../store/engines.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const [OPERATIONS, BILLING] = [1, 2];

let test: TestStore | null = null;
afterEach(async () => {
  await test?.drop();
  test = null;
});

const onFailure = (error: unknown): never => {
  throw error;
};

describe.each(DIALECTS)('customers who wait longer than promised ($name)', ({ open }) => {
  async function begin() {
    test = await open();
    const { store } = test;
    const repository = store.as(LOCAL_ADMINISTRATOR);
    await withPeople(repository);
    const rule = DEFAULT_RULES.find(({ condition }) => condition.kind === 'unanswered');
    if (!rule) throw new Error('no first start has such a rule');
    await repository.write('addAlertRule', { rule, by: 'nobody', now: NOW, once: null });
    const clock = { now: NOW };
    const deps = { repository, readMoment: createMomentReader(repository), onFailure };
    const detector = new Detector({ ...deps, now: () => clock.now });
    const alerts = async (departments: readonly number[] | 'all' = 'all') => {
      const filters = { states: [], severities: [], departments: [], themes: [] };
      const reader = store.as({ kind: 'reader', departments });
      const found = await reader.read('listAlerts', { filters, before: null, limit: 50 });
      return found.alerts.toReversed();
    };
    const look = async (): Promise<StoredAlert[]> => {
      const lease = { name: 'detection', holder: 'test', now: clock.now, forMs: 10_000 };
      const fence = await repository.write('takeLease', lease);
      await detector.round({ name: 'detection', fence: fence ?? 0 });
      return alerts();
    };
    const make = async (...departments: (number | null)[]): Promise<number[]> => {
      const answers = departments.map((department, i): UnhappyAnswer => ({
        source: 'desk',
        externalId: `${clock.now} ${i}`,
        customer: `C-${clock.now}-${i}`,
        department,
        at: clock.now,
      }));
      const made = { answers, rule: USUAL_RULE, now: clock.now };
      return (await repository.write('makeFollowUps', made)).map(Number);
    };
    const work = (id: number, deed: FollowUpDeed) =>
      repository.write('workOnFollowUp', {
        id,
        deed,
        rule: USUAL_RULE,
        by: 'head',
        now: clock.now,
      });
    /** An hour after the last promise that is given now. */
    const pastPromises = async (): Promise<void> => {
      const filters = { states: ['open' as const], departments: [], owner: null, overdueAt: null };
      const asked = { filters, after: null, limit: 50, now: clock.now, reader: 'nobody' };
      const { followUps } = await repository.read('listFollowUps', asked);
      clock.now = HOUR + Math.max(...followUps.map(({ followUp }) => followUp.promisedAt));
    };
    const late = async (): Promise<number> => {
      const filters = { states: [], departments: [], owner: null, overdueAt: clock.now };
      const asked = { filters, after: null, limit: 50, now: clock.now, reader: 'nobody' };
      return (await repository.read('listFollowUps', asked)).counts.open;
    };
    return { repository, clock, look, alerts, make, work, late, pastPromises };
  }
  const standing = (found: readonly StoredAlert[]) =>
    found
      .filter(({ life }) => life.state !== 'resolved')
      .map(({ scope, facts }): [number | null, number | null] => [scope.department, facts.value]);
  const told = async (
    { repository }: Awaited<ReturnType<typeof begin>>,
    id: number,
  ): Promise<unknown[]> => {
    const story = await repository.read('readAlert', { id, person: 'nobody' });
    const lines = (story?.steps ?? []).filter(({ kind }) => kind === 'told');
    return lines.map(({ details }) => details['person']);
  };

  it('are one alert for a department, which counts each of them once', async () => {
    const chain = await begin();
    const { clock, look, make, late, pastPromises } = chain;
    await make(BILLING, BILLING, OPERATIONS, null);
    expect(await look()).toEqual([]);
    await pastPromises();
    const found = await look();
    expect(new Map(standing(found))).toEqual(
      new Map([
        [OPERATIONS, 1],
        [BILLING, 2],
        [null, 1],
      ]),
    );
    expect(found).toHaveLength(3);
    expect(found.map(({ kind, life }) => [kind, life.severity])).toEqual(
      found.map(() => ['unanswered', 'serious']),
    );
    const counted = standing(found).reduce((sum, [, count]) => sum + (count ?? 0), 0);
    expect(counted).toBe(4);
    expect(await late()).toBe(4);
    const billing = found.find(({ scope }) => scope.department === BILLING);
    expect(await told(chain, billing?.id ?? 0)).toEqual(['head']);
    // Nobody contacts them: whoever stands above the head is asked.
    clock.now += 3 * DAY;
    await look();
    expect(await told(chain, billing?.id ?? 0)).toEqual(['head', 'officer']);
  });

  it('are counted anew as some are contacted and others come, and it is over with the last', async () => {
    const { clock, look, make, work, pastPromises } = await begin();
    const [one, two] = await make(BILLING, BILLING);
    await pastPromises();
    expect(standing(await look())).toEqual([[BILLING, 2]]);
    const accepted = { kind: 'accepted', note: null } as const;
    await work(one ?? 0, accepted);
    clock.now += HOUR / 2;
    expect(standing(await look())).toEqual([[BILLING, 1]]);
    await work(two ?? 0, { kind: 'unreachable', note: null });
    clock.now += HOUR / 2;
    const [over, ...others] = await look();
    expect(others).toEqual([]);
    expect(over?.life).toMatchObject({ state: 'resolved', resolved: { why: 'ended' } });
    // Two weeks later somebody asks whether it held: that is late for nobody who was promised anything.
    clock.now += 20 * DAY;
    expect(await look()).toHaveLength(1);
    const [third] = await make(BILLING);
    await pastPromises();
    expect(standing(await look())).toEqual([[BILLING, 1]]);
    await work(third ?? 0, { kind: 'hand_over', note: null, department: OPERATIONS });
    clock.now += HOUR;
    expect(standing(await look())).toEqual([[OPERATIONS, 1]]);
  });

  it('whom somebody has resolved are told again only with the next promise that is broken', async () => {
    const { repository, clock, look, make, pastPromises } = await begin();
    await make(BILLING);
    await pastPromises();
    const [alert] = await look();
    const action = { kind: 'resolve', reason: 'They are being called now' } as const;
    const acted = { id: alert?.id ?? 0, action, by: 'head', now: clock.now };
    await repository.write('actOnAlert', acted);
    await make(BILLING);
    clock.now += 2 * HOUR;
    expect(standing(await look())).toEqual([]);
    await pastPromises();
    expect(standing(await look())).toEqual([[BILLING, 2]]);
  });

  it('are known to their department and those who read all, the rest to nobody else', async () => {
    const { look, alerts, make, pastPromises } = await begin();
    await make(BILLING, null);
    await pastPromises();
    expect(standing(await look())).toHaveLength(2);
    expect(standing(await alerts([BILLING]))).toEqual([[BILLING, 1]]);
    expect(standing(await alerts([OPERATIONS]))).toEqual([]);
    expect(standing(await alerts([]))).toEqual([]);
  });
});
