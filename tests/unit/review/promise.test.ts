import { describe, expect, it } from 'vitest';
import {
  AMENDMENTS,
  amendFault,
  isPromiseFor,
  OUTCOMES,
  PROMISE_STATES,
  promiseAfter,
} from '#server/domain/review/promise.ts';

/** Written by hand: outcome × (open, kept, not_kept, moved, withdrawn); - = cannot be said. What was said stands. */
const TABLE: Readonly<Record<string, string>> = {
  kept: 'kept - - - -',
  not_kept: 'not_kept - - - -',
  moved: 'moved - - - -',
};

describe('what becomes of a promise', () => {
  it.each(OUTCOMES.map((outcome) => ({ outcome })))('is said once: $outcome', ({ outcome }) => {
    const row = PROMISE_STATES.map((state) => promiseAfter(state, outcome) ?? '-').join(' ');
    expect(row).toBe(TABLE[outcome]);
  });

  it('is all in the table', () => {
    expect(Object.keys(TABLE).toSorted()).toEqual([...OUTCOMES].toSorted());
  });
});

/** Written by hand: amendment, week it was decided in × (open, kept, not_kept, moved, withdrawn); - = it can be put right. */
const FAULTS: Readonly<Record<string, string>> = {
  'correct this': '- judged judged judged withdrawn',
  'correct moved to this': '- judged judged judged withdrawn',
  'correct earlier': 'over judged judged judged withdrawn',
  'withdraw this': '- judged judged judged withdrawn',
  'withdraw moved to this': 'moved judged judged judged withdrawn',
  'withdraw earlier': 'over judged judged judged withdrawn',
};

describe('what a week decided', () => {
  const WEEKS = { this: [7, 0], 'moved to this': [7, 2], earlier: [0, 0] } as const;
  const cases = AMENDMENTS.flatMap((amendment) =>
    Object.entries(WEEKS).map(([of, [week, moves]]) => ({ amendment, of, week, moves })),
  );
  it.each(cases)('is put right until it is over: $amendment $of', (one) => {
    const { amendment, of, week, moves } = one;
    const row = PROMISE_STATES.map(
      (state) => amendFault({ week, state, moves }, amendment, { week: 7 }) ?? '-',
    ).join(' ');
    expect(row).toBe(FAULTS[`${amendment} ${of}`]);
  });
});

describe('a review opens with', () => {
  const at = { week: 20_000, startsAt: 20_000 * 86_400_000 };
  it.each([
    { of: 'the week before, nobody has said anything', week: 19_993, judgedAt: null, is: true },
    { of: 'long ago, nobody has said anything', week: 19_000, judgedAt: null, is: true },
    { of: 'the week before, said in this week', week: 19_993, judgedAt: at.startsAt, is: true },
    { of: 'the week before, said then', week: 19_993, judgedAt: at.startsAt - 1, is: false },
    { of: 'this week', week: 20_000, judgedAt: null, is: false },
    { of: 'a later week', week: 20_007, judgedAt: null, is: false },
  ])('promises of earlier weeks that were open then: $of', ({ week, judgedAt, is }) => {
    expect(isPromiseFor({ week, judgedAt }, at)).toBe(is);
  });
});
