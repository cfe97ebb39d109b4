import { afterEach, describe, expect, it } from 'vitest';
import { LOCAL_ADMINISTRATOR } from '#db/store/request.ts';
import type { Repository } from '#db/store/store.ts';
import type { SaidMove } from '#db/queries/loop-moves.ts';
import type { LoopDeed } from '#db/queries/loop-work.ts';
import type { EffectVerdict } from '#server/domain/loops/effect/question.ts';
import type { NewLoop } from '#db/queries/loop-open.ts';
import type { StoredAlert } from '#db/queries/alert-rows.ts';
import { DEFAULT_RULES } from '#server/domain/alerts/default-rules.ts';
import { Detector } from '#server/services/detection/detector.ts';
import { createMomentReader } from '#server/services/organisation/reference.ts';
import { newLoop } from '#tests/builders/new-loop.ts';
import { DIALECTS, NOW } from '../store/engines.ts';
import type { TestStore } from '../store/engines.ts';
import { addPerson, withPeople } from '../alerts/raising.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const BILLING = 2;

const LOOP = newLoop({ department: BILLING });

let store: TestStore | null = null;
afterEach(async () => {
  await store?.drop();
  store = null;
});

describe.each(DIALECTS)('a loop that is late or no longer holds ($name)', (engine) => {
  async function begin() {
    store = await engine.open();
    const repository = store.store.as(LOCAL_ADMINISTRATOR);
    await withPeople(repository);
    const kinds = new Set(['overdue', 'regressed']);
    const rules = DEFAULT_RULES.filter(({ condition }) => kinds.has(condition.kind));
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

  async function close(repository: Repository, id: number, now: number): Promise<void> {
    const move = (said: SaidMove, by: string | null, verdict: EffectVerdict | null = null) =>
      repository.write('moveLoop', {
        id,
        said,
        measured: {
          evidence: 3,
          effect: verdict && { verdict, effect: -3, low: -4, high: -2, readOn: 20_760 },
        },
        by,
        now,
      });
    const work = (deed: LoopDeed) => repository.write('workOnLoop', { id, deed, by: 'head', now });
    await move({ move: 'understand', rootCause: 'Two runs' }, 'head');
    await move({ move: 'decide', decision: 'One run', decidedBy: 'chief' }, 'head');
    await work({ kind: 'add_action', phase: 'plan', title: 'Merge', owner: null, dueOn: null });
    await work({ kind: 'change_action', seq: 1, state: 'done' });
    await move({ move: 'change', changedOn: 20_702 }, 'head');
    const told = { message: 'Mended', affected: 3, reached: 3, unreachable: 0 };
    await move({ move: 'tell', ...told }, 'head');
    await move({ move: 'verify' }, 'head', 'holds');
  }

  it.each([
    ['an executive', 'chief', ['head', 'chief']],
    ['who leads it', 'head', ['head']],
    ['nobody', null, ['head']],
    ['somebody who may not read it', 'elsewhere', ['head']],
  ])(
    'that reopened itself is told to its head and its sponsor (%s) at once, and ends when it moves',
    async (_, sponsor, told) => {
      const { repository, clock, look } = await begin();
      await addPerson(repository, 'elsewhere', 'head', ['cards']);
      const id = await open(repository, { sponsor, department: BILLING }, clock.now);
      await close(repository, id, clock.now);
      clock.now += 30 * DAY;
      expect(await look()).toEqual([]);
      const reopened = { said: { move: 'reopen', reason: null }, by: null } as const;
      const measured = { evidence: 0, effect: null };
      await repository.write('moveLoop', { id, ...reopened, measured, now: clock.now });
      clock.now += HOUR;
      const [alert] = await look();
      expect(alert).toMatchObject({
        kind: 'regressed',
        cause: `regressed loop:${id}`,
        scope: { department: BILLING },
        life: { state: 'open', severity: 'serious', lastAt: clock.now - HOUR },
      });
      expect(await toldIn(repository, 1)).toEqual(told);
      clock.now += HOUR;
      expect(await look()).toHaveLength(1);
      const back = { move: 'back', reason: 'Looking again' } as const;
      await repository.write('moveLoop', { id, said: back, measured, by: 'head', now: clock.now });
      clock.now += HOUR;
      const [over] = await look();
      expect(over?.life).toMatchObject({ state: 'resolved', resolved: { why: 'ended' } });
    },
  );

  it('that a person reopened is no alert: somebody sees to it', async () => {
    const { repository, clock, look } = await begin();
    const id = await open(repository, { sponsor: 'chief' }, clock.now);
    await close(repository, id, clock.now);
    const said = { move: 'reopen', reason: 'They call again' } as const;
    const measured = { evidence: 0, effect: null };
    await repository.write('moveLoop', { id, said, measured, by: 'head', now: clock.now });
    clock.now += HOUR;
    expect(await look()).toEqual([]);
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
