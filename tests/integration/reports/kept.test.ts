import { dirname } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import type { NewReport } from '#db/queries/report-moves.ts';
import { LOCAL_ADMINISTRATOR } from '#db/store/request.ts';
import type { Repository } from '#db/store/store.ts';
import { Intake } from '#server/services/intake.ts';
import { runRetention } from '#server/services/retention/run.ts';
import { newLoop } from '#tests/builders/new-loop.ts';
import { erase, findInFiles } from '../erasure/erasing.ts';
import { keep, retaining } from '../retention/retaining.ts';
import type { TestStore } from '../store/engines.ts';
import { DIALECTS, NOW } from '../store/engines.ts';

const DAY = 86_400_000;
const PERSON = 'CANARY-العميل-4711';

let test: TestStore | null = null;
afterEach(async () => {
  await test?.drop();
  test = null;
});

async function filled(open: () => Promise<TestStore>): Promise<Repository> {
  test = await open();
  const repository = test.store.as(LOCAL_ADMINISTRATOR);
  await new Intake(repository, 'desk').open({ en: 'Desk', ar: 'المكتب' }, []);
  return repository;
}

const SAID: NewReport = {
  text: '',
  theme: null,
  department: null,
  frequency: 'daily',
  language: 'en',
  by: 'clerk',
  isProgram: false,
  match: null,
};
const add = (repository: Repository, text: string, now: number) =>
  repository.write('addReport', { report: { ...SAID, text }, now, once: null });
const settle = (
  repository: Repository,
  id: number,
  deed: { kind: 'answer'; text: string } | { kind: 'join'; loop: number },
  now: number,
) => repository.write('settleReport', { id, deed, by: 'officer', now });
const wordsOf = async (repository: Repository, id: number) => {
  const found = await repository.read('readReport', { id });
  return [found?.report.text, found?.report.answer];
};
const beginLoop = (repository: Repository, now: number) =>
  repository.write('openLoop', {
    loop: newLoop({ opening: { from: 20_000, to: 20_001 } }),
    by: 'officer',
    now,
    once: null,
  });

describe.each(DIALECTS)('what the front line wrote, on $name', ({ open }) => {
  it('does not hold the id of an erased customer, in report, answer and files', async () => {
    const repository = await filled(open);
    const id = await add(repository, `At the counter ${PERSON} waited again`, NOW - DAY);
    await settle(repository, id, { kind: 'answer', text: `${PERSON} was called` }, NOW);
    const other = await add(repository, 'Somebody else waited', NOW);
    await erase(repository, PERSON);
    const [text, answer] = await wordsOf(repository, id);
    expect(text).toMatch(/^At the counter \S+ waited again$/u);
    expect(answer).toMatch(/^\S+ was called$/u);
    expect(`${text} ${answer}`).not.toContain(PERSON);
    expect(await wordsOf(repository, other)).toEqual(['Somebody else waited', null]);
    if (test?.path) expect(findInFiles(dirname(test.path), [PERSON])).toEqual([]);
  });

  it('is kept as long as the source that keeps its records longest, and until nobody waits for it', async () => {
    const repository = await filled(open);
    const clock = { now: NOW };
    const old = NOW - 400 * DAY;
    const answered = await add(repository, 'zqanswered', old);
    await settle(repository, answered, { kind: 'answer', text: 'zqbecause' }, old + DAY);
    const waiting = await add(repository, 'zqwaiting', old);
    const loop = await beginLoop(repository, old);
    const joined = await add(repository, 'zqjoined', old);
    await settle(repository, joined, { kind: 'join', loop }, old);
    const young = await add(repository, 'zqyoung', NOW - 300 * DAY);
    await settle(repository, young, { kind: 'answer', text: 'zqyounger' }, NOW - 299 * DAY);
    const deps = retaining(repository, () => clock.now);
    const drop = async (days: number | null) => {
      await keep(deps, days);
      expect(await runRetention(deps)).toBe(true);
    };
    await drop(500);
    expect(await wordsOf(repository, answered)).toEqual(['zqanswered', 'zqbecause']);
    await drop(365);
    expect(await wordsOf(repository, answered)).toEqual([null, null]);
    expect(await wordsOf(repository, waiting)).toEqual(['zqwaiting', null]);
    expect(await wordsOf(repository, joined)).toEqual(['zqjoined', null]);
    expect(await wordsOf(repository, young)).toEqual(['zqyoung', 'zqyounger']);
    const dropped = ['zqanswered', 'zqbecause'];
    if (test?.path) expect(findInFiles(dirname(test.path), dropped)).toEqual([]);
    // It is counted as before.
    const counted = { from: old - DAY, to: old + DAY };
    expect(await repository.read('countFeedback', counted)).toEqual({ n: 3, told: 1 });
    const said = { move: 'reject', reason: 'Nothing to mend' } as const;
    const measured = { evidence: 0, effect: null };
    await repository.write('moveLoop', { id: loop, said, measured, by: 'officer', now: NOW });
    // The next day's run finds it.
    clock.now += DAY;
    expect(await runRetention(deps)).toBe(true);
    expect(await wordsOf(repository, joined)).toEqual([null, null]);
    expect(await wordsOf(repository, waiting)).toEqual(['zqwaiting', null]);
  });

  it('stays where any source keeps its records for ever', async () => {
    const repository = await filled(open);
    const id = await add(repository, 'zqanswered', NOW - 4000 * DAY);
    await settle(repository, id, { kind: 'answer', text: 'zqbecause' }, NOW - 3999 * DAY);
    await new Intake(repository, 'counter').open({ en: 'Counter', ar: 'الشباك' }, []);
    const deps = retaining(repository, () => NOW);
    await keep(deps, 365);
    expect(await runRetention(deps)).toBe(true);
    expect(await wordsOf(repository, id)).toEqual(['zqanswered', 'zqbecause']);
  });
});
