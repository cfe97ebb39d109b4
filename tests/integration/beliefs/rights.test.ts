import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PerceptionGapAnswer } from '#server/contract/beliefs.ts';
import { sendAs } from '#tests/builders/accounts.ts';
import type { Callers } from '../access/callers.ts';
import { callersOf } from '../access/callers.ts';
import { checkAnswer } from '../api/answer-schemas.ts';
import type { FilledApp } from '../api/filled.ts';
import { filledApp } from '../api/filled.ts';

const READERS = ['executive', 'head', 'cx_officer', 'administrator', 'read_key'] as const;
const DAY = 86_400_000;
const TODAY = Date.UTC(2026, 10, 22) / DAY;

let filled: FilledApp;
let callers: Callers;
beforeAll(async () => {
  filled = await filledApp();
  callers = await callersOf(filled, 'billing');
});
afterAll(() => filled.drop());

async function gapAs(caller: (typeof READERS)[number], id: number): Promise<PerceptionGapAnswer> {
  const response = await sendAs(filled.app, callers[caller], 'GET', `/api/beliefs/${id}`);
  await checkAnswer(`/api/beliefs/${id}`, response);
  // checkAnswer has parsed it.
  return (await response.json()) as PerceptionGapAnswer;
}

async function codeOf(key: string): Promise<number> {
  const value = { dimension: 1, key, name: null, parentKey: null, kind: null };
  const [code = 0] = await filled.repository.write('ensureValues', { values: [value] });
  return code;
}

describe('who is told of whose department', () => {
  it('is everybody of the whole; heads and programs of their own department alone', async () => {
    const shown = async (caller: (typeof READERS)[number]) => {
      const [topic] = (await gapAs(caller, 1)).topics;
      expect(topic?.whole.leaders.n).toBe(7);
      return {
        told: topic?.departments.map(({ department }) => department.key),
        tooFew: topic?.tooFew.map(({ key }) => key).sort(),
      };
    };
    const all = { told: ['billing'], tooFew: ['cards', 'delivery', 'service'] };
    for (const caller of ['executive', 'cx_officer', 'administrator'] as const) {
      expect(await shown(caller), caller).toEqual(all);
    }
    const own = { told: ['billing'], tooFew: [] };
    for (const caller of ['head', 'read_key'] as const) {
      expect(await shown(caller), caller).toEqual(own);
    }
  });
});

describe('what one to four leaders of a department said', () => {
  /*
   * The strongest form of "nothing can be worked out": two stores that differ in nothing but those answers give every reader
   * the same answer, sign by sign, so that no subtraction of what is told can lead to them.
   */
  it('changes nothing of what anybody is told', async () => {
    const round = await filled.repository.write('openBeliefRound', {
      round: {
        name: { en: 'Few', ar: 'قلة' },
        customersFrom: TODAY - 60,
        from: TODAY,
        to: TODAY + 1,
        topics: [
          { wording: { en: 'Yes.', ar: 'نعم.' }, metric: 'csat:service', isSameWording: false },
        ],
      },
      by: 'test',
      now: filled.clock.now,
      once: null,
    });
    const say = (respondent: string, ...about: (readonly [number, number])[]) =>
      filled.repository.write('answerBelief', {
        round,
        respondent,
        today: TODAY,
        answers: about.map(([department, score]) => ({ topic: 0, department, score })),
      });
    const [billing, cards] = [await codeOf('billing'), await codeOf('cards')];
    for (let i = 0; i < 6; i++) await say(`a${i}`, [0, i], [billing, i < 3 ? 5 : 1]);
    const few = async (scores: readonly number[]) => {
      for (let i = 0; i < 4; i++) {
        const score = scores[i];
        await say(`c${i}`, [0, 4], ...(score === undefined ? [] : [[cards, score] as const]));
      }
    };
    const seen: string[] = [];
    for (const scores of [[], [5], [1, 1], [5, 1, 5], [5, 5, 5, 5], [1, 1, 1, 1]]) {
      await few(scores);
      seen.push(JSON.stringify(await toldAll(round)));
    }
    expect(new Set(seen).size).toBe(1);
    expect(seen[0]).toContain('"key":"billing"');
  });
});

/** What every reader is told of a round when its last day is over, and what the store would tell a head of Cards. */
async function toldAll(round: number): Promise<unknown> {
  filled.clock.now += DAY;
  const told = [];
  for (const caller of READERS) told.push((await gapAs(caller, round)).topics);
  const cards = { kind: 'reader', departments: [await codeOf('cards')] } as const;
  const today = TODAY + 1;
  told.push(await filled.store.as(cards).read('tallyBeliefs', { round, today }));
  filled.clock.now -= DAY;
  return told;
}
