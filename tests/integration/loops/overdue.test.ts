import { afterEach, describe, expect, it } from 'vitest';
import { LOCAL_ADMINISTRATOR } from '#db/store/request.ts';
import type { Repository } from '#db/store/store.ts';
import type { NewLoop } from '#db/queries/loop-open.ts';
import type { StoredAlert } from '#db/queries/alert-rows.ts';
import { DEFAULT_RULES } from '#server/domain/alerts/default-rules.ts';
import { Detector } from '#server/services/detection/detector.ts';
import { createMomentReader } from '#server/services/organisation/reference.ts';
import { ENGINES, NOW } from '../store/engines.ts';
import type { TestStore } from '../store/engines.ts';
import { withPeople } from '../alerts/raising.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const BILLING = 2;

const LOOP: NewLoop = {
  title: 'Bills arrive twice',
  severity: 'serious',
  theme: null,
  department: BILLING,
  scope: { metric: 'volume', filters: ['department=billing'], from: 20_000 },
  opening: { from: 20_700, to: 20_701 },
  origin: { kind: 'person', id: null },
  stake: null,
  sponsor: null,
  reading: null,
  asked: [],
  records: [],
};

let store: TestStore | null = null;
afterEach(async () => {
  await store?.drop();
  store = null;
});

describe.each(ENGINES)('a loop that is late ($name)', (engine) => {
  async function begin() {
    store = await engine.open();
    const repository = store.store.as(LOCAL_ADMINISTRATOR);
    await withPeople(repository);
    const rules = DEFAULT_RULES.filter(({ condition }) => condition.kind === 'overdue');
    for (const rule of rules) {
      await repository.write('addAlertRule', { rule, by: 'nobody', now: NOW, once: null });
    }
    const clock = { now: NOW };
    const detector = new Detector({
      repository,
      readMoment: createMomentReader(repository),
      now: () => clock.now,
      onFailure: (error) => {
        throw error;
      },
    });
    const look = async (): Promise<StoredAlert[]> => {
      const lease = { name: 'detection', holder: 'test', now: clock.now, forMs: 10_000 };
      const fence = await repository.write('takeLease', lease);
      await detector.round({ name: 'detection', fence: fence ?? 0 });
      const filters = { states: [], severities: [], departments: [], themes: [] };
      const found = await repository.read('listAlerts', { filters, before: null, limit: 50 });
      return found.alerts.toReversed();
    };
    return { repository, clock, look };
  }
  const open = (repository: Repository, some: Partial<NewLoop>, now: number) =>
    repository.write('openLoop', {
      loop: { ...LOOP, ...some },
      by: 'head',
      now,
      once: null,
    });
  const toldIn = async (repository: Repository, id: number): Promise<unknown[]> => {
    const story = await repository.read('readAlert', { id, person: 'nobody' });
    return (story?.steps ?? [])
      .filter(({ kind }) => kind === 'told')
      .map(({ details }) => details['person']);
  };

  it('asks the head of its department, climbs while nothing happens, and ends when it moves', async () => {
    const { repository, clock, look } = await begin();
    const id = await open(repository, {}, clock.now);
    expect(await look()).toEqual([]);
    // Two working days later, and an hour.
    clock.now += 3 * DAY;
    const [alert] = await look();
    expect(alert).toMatchObject({
      kind: 'overdue',
      cause: `overdue loop:${id} step heard`,
      scope: { department: BILLING },
      life: { state: 'open', severity: 'serious' },
    });
    expect(await toldIn(repository, 1)).toEqual(['head']);
    clock.now += 3 * DAY;
    await look();
    expect(await toldIn(repository, 1)).toEqual(['head', 'officer']);
    const said = { move: 'understand', rootCause: 'Two runs' } as const;
    const measured = { evidence: 3, effect: null };
    await repository.write('moveLoop', { id, said, measured, by: 'head', now: clock.now });
    clock.now += HOUR;
    const [over] = await look();
    expect(over?.life).toMatchObject({ state: 'resolved', resolved: { why: 'ended' } });
  });

  it('asks a department that has not said that it has heard, of each once', async () => {
    const { repository, clock, look } = await begin();
    const id = await open(repository, { asked: [BILLING, 1], department: null }, clock.now);
    clock.now += 1.5 * DAY;
    const causes = (await look()).map(({ cause }) => cause);
    expect(causes.toSorted()).toEqual([
      `overdue loop:${id} answer 1`,
      `overdue loop:${id} answer 2`,
    ]);
    const deed = { kind: 'department', codes: [BILLING], deed: { kind: 'acknowledge' } } as const;
    await repository.write('workOnLoop', { id, deed, by: 'head', now: clock.now });
    clock.now += HOUR;
    const states = (await look()).map(({ cause, life }) => [cause.slice(-1), life.state]);
    expect(states.filter(([, state]) => state === 'open').map(([which]) => which)).toEqual(['1']);
  });

  it('asks about an obstacle that nobody decided in time', async () => {
    const { repository, clock, look } = await begin();
    const id = await open(repository, {}, clock.now);
    const deed = {
      kind: 'raise_obstacle',
      text: 'Budget',
      department: null,
      executive: 'chief',
      decideBy: Math.floor(clock.now / DAY),
    } as const;
    await repository.write('workOnLoop', { id, deed, by: 'head', now: clock.now });
    clock.now += DAY + 2 * HOUR;
    expect((await look()).map(({ cause }) => cause)).toEqual([`overdue loop:${id} obstacle 1`]);
  });
});
