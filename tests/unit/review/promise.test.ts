import { describe, expect, it } from 'vitest';
import {
  isPromiseFor,
  OUTCOMES,
  PROMISE_STATES,
  promiseAfter,
} from '#server/domain/review/promise.ts';

/** Written by hand: outcome × (open, kept, not_kept, moved); - = cannot be said. What was said stands. */
const TABLE: Readonly<Record<string, string>> = {
  kept: 'kept - - -',
  not_kept: 'not_kept - - -',
  moved: 'moved - - -',
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
