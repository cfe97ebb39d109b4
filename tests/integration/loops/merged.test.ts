import { afterEach, describe, expect, it } from 'vitest';
import type { DepartmentDeed } from '#db/queries/loop-departments.ts';
import { LOCAL_ADMINISTRATOR } from '#db/store/request.ts';
import type { Repository } from '#db/store/store.ts';
import { DEFAULT_RULES } from '#server/domain/alerts/default-rules.ts';
import { USUAL_RULE } from '#server/domain/follow-ups/follow-up.ts';
import { Detector } from '#server/services/detection/detector.ts';
import { createMomentReader } from '#server/services/organisation/reference.ts';
import { viewerOf } from '#server/services/organisation/viewer.ts';
import { newLoop } from '#tests/builders/new-loop.ts';
import { addPerson, withPeople } from '../alerts/raising.ts';
import { DIALECTS, NOW } from '../store/engines.ts';
import type { TestStore } from '../store/engines.ts';

const DAY = 86_400_000;
const [BILLING, CARDS] = [2, 3];

const LOOP = newLoop({ department: CARDS, asked: [BILLING, CARDS] });

let test: TestStore | null = null;
afterEach(async () => {
  await test?.drop();
  test = null;
});

const onFailure = (error: unknown): never => {
  throw error;
};

describe.each(DIALECTS)('a department that is merged away ($name)', ({ open }) => {
  async function begin() {
    test = await open();
    const { store } = test;
    const repository = store.as(LOCAL_ADMINISTRATOR);
    await withPeople(repository);
    const cards = { key: 'cards', name: { en: 'Cards', ar: 'البطاقات' }, parentKey: 'operations' };
    await repository.write('ensureValues', { values: [{ dimension: 1, kind: null, ...cards }] });
    await addPerson(repository, 'cards-head', 'head', ['cards']);
    const kinds = new Set(['overdue', 'unanswered']);
    for (const rule of DEFAULT_RULES.filter(({ condition }) => kinds.has(condition.kind))) {
      await repository.write('addAlertRule', { rule, by: 'nobody', now: NOW, once: null });
    }
    const loop = await repository.write('openLoop', {
      loop: LOOP,
      by: 'officer',
      now: NOW,
      once: null,
    });
    const clock = { now: NOW };
    const readMoment = createMomentReader(repository);
    const detector = new Detector({ repository, readMoment, now: () => clock.now, onFailure });
    const look = async () => {
      const lease = { name: 'detection', holder: 'test', now: clock.now, forMs: 10_000 };
      const fence = await repository.write('takeLease', lease);
      await detector.round({ name: 'detection', fence: fence ?? 0 });
      const filters = { states: [], severities: [], departments: [], themes: [] };
      const found = await repository.read('listAlerts', { filters, before: null, limit: 50 });
      return found.alerts.filter(({ life }) => life.state !== 'resolved');
    };
    const merge = (alias: number | null) =>
      repository.write('changeValue', { dimension: 1, code: CARDS, alias });
    const headOf = async (department: string): Promise<Repository> => {
      const principal = {
        kind: 'person',
        id: department,
        session: 's',
        rights: { role: 'head', departments: [department] },
        ownRole: 'head',
        isViewing: false,
        isInvented: false,
      } as const;
      return store.as(
        await viewerOf(principal, async () => (await readMoment(clock.now)).reference),
      );
    };
    return { repository, clock, look, merge, headOf, loop };
  }
  const routes = async (repository: Repository, id: number) =>
    (await repository.read('readLoop', { id }))?.asked.map(({ department, state }) => [
      department,
      state,
    ]);
  const say = (
    repository: Repository,
    id: number,
    deed: DepartmentDeed,
    codes: number[],
    now = NOW,
  ) =>
    repository.write('workOnLoop', { id, deed: { kind: 'department', codes, deed }, by: 'h', now });

  it('has no second route: the furthest holds, one clock runs, and a taken-back merge brings both', async () => {
    const { repository, clock, look, merge, loop } = await begin();
    await say(repository, loop, { kind: 'acknowledge' }, [CARDS]);
    await merge(BILLING);
    expect(await routes(repository, loop)).toEqual([[CARDS, 'acknowledged']]);
    // Asking the one it went to anew asks nobody twice.
    const asked = { kind: 'ask', departments: [BILLING] } as const;
    await repository.write('workOnLoop', { id: loop, deed: asked, by: 'officer', now: NOW });
    expect(await routes(repository, loop)).toHaveLength(1);
    clock.now += 1.5 * DAY;
    expect((await look()).map(({ cause }) => cause)).toEqual([]);
    const work = { person: 'head', departments: [BILLING, CARDS], hasTray: false, now: NOW };
    const waiting = await repository.read('listMyWork', work);
    expect(waiting.filter(({ kind }) => kind === 'answer')).toHaveLength(1);
    // Whoever leads the merged one answers, once for both.
    const answer = { kind: 'answer', text: 'One run from now on' } as const;
    await say(repository, loop, answer, [BILLING, CARDS], clock.now);
    expect(await routes(repository, loop)).toEqual([[CARDS, 'answered']]);
    await merge(null);
    expect(await routes(repository, loop)).toEqual([
      [BILLING, 'asked'],
      [CARDS, 'answered'],
    ]);
    clock.now += 60_000;
    expect((await look()).map(({ cause }) => cause)).toEqual([
      `overdue loop:${loop} answer ${BILLING}`,
    ]);
  });

  it('is not handed over to itself', async () => {
    const { repository, merge, loop } = await begin();
    await merge(BILLING);
    const deed = { kind: 'hand_over', to: BILLING, reason: 'Theirs' } as const;
    await expect(say(repository, loop, deed, [BILLING, CARDS])).rejects.toMatchObject({
      problem: { code: 'LOOP_DEPARTMENT' },
    });
  });

  it('leaves its loops, follow-ups and reports to the one it went to, and its head reads that one', async () => {
    const { repository, clock, look, merge, headOf, loop } = await begin();
    const answers = [BILLING, CARDS].map((department) => ({
      source: 'desk',
      externalId: `r${department}`,
      customer: `C-${department}`,
      department,
      at: NOW,
    }));
    await repository.write('makeFollowUps', { answers, rule: USUAL_RULE, now: NOW });
    const said = { text: 'Twice', theme: null, department: CARDS, frequency: 'daily' } as const;
    const report = { ...said, language: 'en', by: 'agent', isProgram: false, match: null } as const;
    await repository.write('addReport', { report, now: NOW, once: null });
    const seen = async (head: Repository) => {
      const states = { states: [], before: null, limit: 50 };
      const all = { states: [], departments: [], owner: null, overdueAt: null };
      const queue = { filters: all, after: null, limit: 50, now: clock.now, reader: 'x' };
      return [
        (await head.read('readLoop', { id: loop }))?.loop.id ?? null,
        (await head.read('listFollowUps', queue)).counts.open,
        (await head.read('listReports', states)).reports.length,
      ];
    };
    expect(await seen(await headOf('billing'))).toEqual([loop, 1, 0]);
    await merge(BILLING);
    expect(await seen(await headOf('billing'))).toEqual([loop, 2, 1]);
    expect(await seen(await headOf('cards'))).toEqual([loop, 2, 1]);
    clock.now += 3 * DAY;
    const found = await look();
    const waiting = found.filter(({ kind }) => kind === 'unanswered');
    expect(waiting.map(({ scope, facts }) => [scope.department, facts.value])).toEqual([
      [BILLING, 2],
    ]);
    // What is late of the loop it led is told to the heads of both, who lead the same now.
    const step = found.find(({ cause }) => cause === `overdue loop:${loop} step heard`);
    const story = await repository.read('readAlert', { id: step?.id ?? 0, person: 'nobody' });
    const told = (story?.steps ?? []).filter(({ kind }) => kind === 'told');
    expect(new Set(told.map(({ details }) => details['person']))).toEqual(
      new Set(['cards-head', 'head']),
    );
  });
});
