import { afterEach, describe, expect, it } from 'vitest';
import type { NewRound } from '#db/queries/beliefs.ts';
import type { Viewer } from '#db/store/request.ts';
import { LOCAL_ADMINISTRATOR } from '#db/store/request.ts';
import type { Repository } from '#db/store/store.ts';
import { parseDay } from '#server/domain/time/day.ts';
import type { TestStore } from '../store/engines.ts';
import { DIALECTS, NOW } from '../store/engines.ts';

const FROM = parseDay('2026-11-01');
const ROUND: NewRound = {
  name: { en: 'Q4 2026', ar: 'الربع الرابع 2026' },
  customersFrom: parseDay('2026-09-01'),
  from: FROM,
  to: FROM + 14,
  topics: [
    {
      wording: {
        en: 'We give our customers a superior experience.',
        ar: 'نقدّم لعملائنا تجربة متميزة.',
      },
      metric: 'csat:service',
      isSameWording: false,
    },
  ],
};
const BY = { by: 'huda', now: NOW };

describe.each(DIALECTS)('beliefs in the store on $name', ({ open }) => {
  let test: TestStore;
  afterEach(async () => test.drop());

  async function fresh(): Promise<Repository> {
    test = await open();
    return test.store.as(LOCAL_ADMINISTRATOR);
  }
  const make = (repository: Repository, round = ROUND) =>
    repository.write('openBeliefRound', { round, once: null, ...BY });

  /** `scores` of as many leaders, whose names begin with `who`, about a department (0 = everything). */
  async function answer(
    repository: Repository,
    round: number,
    { who, department, scores }: { who: string; department: number; scores: readonly number[] },
  ): Promise<void> {
    for (const [i, score] of scores.entries()) {
      const answers = [{ topic: 0, department, score }];
      const asked = { round, respondent: `${who}${i}`, answers, today: FROM };
      await repository.write('answerBelief', asked);
    }
  }
  const tally = async (viewer: Viewer, round: number, today = ROUND.to) =>
    test.store.as(viewer).read('tallyBeliefs', { round, today });

  it('come back as they were made, with how many have answered', async () => {
    const repository = await fresh();
    const id = await make(repository);
    await answer(repository, id, { who: 'a', department: 0, scores: [5, 1, 3] });
    const rounds = await repository.read('readBeliefRounds', undefined);
    const begun = { isClosed: false, isTakenBack: false, closed: null, takenBack: null };
    const made = { by: 'huda', at: NOW };
    expect(rounds).toEqual([{ id, ...ROUND, ...begun, made, respondents: 3 }]);
  });

  it('hold one answer of each leader, the last, and only while the round is open', async () => {
    const repository = await fresh();
    const round = await make(repository);
    const put = (
      today: number,
      ...answers: { topic: number; department: number; score: number }[]
    ) => repository.write('answerBelief', { round, respondent: 'x', answers, today });
    await put(FROM, { topic: 0, department: 0, score: 5 }, { topic: 0, department: 4, score: 5 });
    await put(FROM + 13, { topic: 0, department: 0, score: 2 });
    const own = await repository.read('readOwnBelief', { round, respondent: 'x' });
    expect(own).toEqual([{ topic: 0, department: 0, score: 2 }]);
    expect(await repository.read('readOwnBelief', { round, respondent: 'y' })).toEqual([]);
    const shut = { problem: { code: 'BELIEF_ROUND_NOT_OPEN' } };
    const late = { topic: 0, department: 0, score: 5 };
    await expect(put(FROM - 1, late)).rejects.toMatchObject(shut);
    await expect(put(FROM + 14, late)).rejects.toMatchObject(shut);
    await repository.write('changeBeliefRound', { id: round, closedOn: FROM + 3, ...BY });
    await expect(put(FROM + 3, late)).rejects.toMatchObject(shut);
    expect(await repository.read('readOwnBelief', { round, respondent: 'x' })).toEqual(own);
  });

  it('are counted by agreement once the round is closed, and not at all before', async () => {
    const repository = await fresh();
    const round = await make(repository);
    await answer(repository, round, { who: 'a', department: 0, scores: [5, 4, 4, 3, 2, 1] });
    expect(await tally(LOCAL_ADMINISTRATOR, round, ROUND.to - 1)).toEqual([]);
    expect(await tally(LOCAL_ADMINISTRATOR, round)).toEqual([
      { topic: 0, department: 0, n: 6, hits: 3 },
    ]);
  });

  it('tell of a department from five leaders on, to those who may read it; of everything always how many', async () => {
    const repository = await fresh();
    const round = await make(repository);
    await answer(repository, round, { who: 'a', department: 0, scores: [5, 5, 5, 5] });
    await answer(repository, round, { who: 'b', department: 4, scores: [5, 5, 4, 1, 1] });
    await answer(repository, round, { who: 'c', department: 7, scores: [5, 5, 4, 1, 1, 1] });
    await answer(repository, round, { who: 'd', department: 9, scores: [1, 1, 1, 1] });
    const whole = { topic: 0, department: 0, n: 4, hits: null };
    const four = { topic: 0, department: 4, n: 5, hits: 3 };
    const seven = { topic: 0, department: 7, n: 6, hits: 3 };
    expect(await tally(LOCAL_ADMINISTRATOR, round)).toEqual([whole, four, seven]);
    expect(await tally({ kind: 'reader', departments: 'all' }, round)).toEqual([
      whole,
      four,
      seven,
    ]);
    expect(await tally({ kind: 'reader', departments: [7, 9] }, round)).toEqual([whole, seven]);
    expect(await tally({ kind: 'reader', departments: [9] }, round)).toEqual([whole]);
    expect(await tally({ kind: 'reader', departments: [] }, round)).toEqual([whole]);
  });

  it('are asked one round at a time, unless the other was taken back', async () => {
    const repository = await fresh();
    const id = await make(repository);
    const overlap = { problem: { code: 'BELIEF_ROUNDS_OVERLAP' } };
    const later = { ...ROUND, from: ROUND.to - 1, to: ROUND.to + 5 };
    await expect(make(repository, later)).rejects.toMatchObject(overlap);
    await make(repository, { ...ROUND, from: ROUND.to, to: ROUND.to + 5 });
    await repository.write('changeBeliefRound', { id, isTakenBack: true, ...BY });
    expect(await tally(LOCAL_ADMINISTRATOR, id)).toEqual([]);
    await make(repository);
    const back = repository.write('changeBeliefRound', { id, isTakenBack: false, ...BY });
    await expect(back).rejects.toMatchObject(overlap);
    expect(await repository.write('changeBeliefRound', { id: 99, ...BY })).toBe(false);
  });

  it('are closed for good: by whom and when is kept, and the next may begin the day after', async () => {
    const repository = await fresh();
    const id = await make(repository);
    const close = (closedOn: number) =>
      repository.write('changeBeliefRound', { id, closedOn, by: 'ali', now: NOW + 5 });
    const shut = { problem: { code: 'BELIEF_ROUND_NOT_OPEN' } };
    await expect(close(FROM - 1)).rejects.toMatchObject(shut);
    expect(await close(FROM + 2)).toBe(true);
    await expect(close(FROM + 2)).rejects.toMatchObject(shut);
    const [held] = await repository.read('readBeliefRounds', undefined);
    const closed = { by: 'ali', at: NOW + 5 };
    expect(held).toMatchObject({ isClosed: true, to: FROM + 3, closed });
    await make(repository, { ...ROUND, from: FROM + 3, to: FROM + 9 });
  });

  it('are made once for a key', async () => {
    const repository = await fresh();
    const once = { key: 'test k1', requestHash: 'one' };
    const add = () => repository.write('openBeliefRound', { round: ROUND, once, ...BY });
    expect(await add()).toBe(await add());
    expect(await repository.read('readBeliefRounds', undefined)).toHaveLength(1);
  });
});
