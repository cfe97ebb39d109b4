import { assert, integer, nat, property, record } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { weekToTell } from '#server/domain/delivery/weekly.ts';

const WEEK = { from: 20_000, to: 20_007 };
const standing = record({
  today: integer({ min: 19_990, max: 20_040 }),
  hour: integer({ min: 0, max: 23 }),
  behind: nat(3),
});

describe('the week that people are written to about', () => {
  // Expected by the rule of docs/decisions/0046: mornings only, never before the week is over, never two weeks later.
  it('is the last complete one, from seven in the morning on, for two weeks', () => {
    assert(
      property(standing, (one) => {
        const isOver = one.today >= WEEK.to;
        const isFresh = one.today < WEEK.to + 14;
        const isAwaited = one.today === WEEK.to && one.behind > 0;
        const expected = isOver && isFresh && one.hour >= 7 && !isAwaited ? WEEK : null;
        expect(weekToTell({ ...one, lastWeek: WEEK })).toEqual(expected);
      }),
    );
  });

  it('is none where there is no complete week', () => {
    assert(
      property(standing, (one) => {
        expect(weekToTell({ ...one, lastWeek: null })).toBeNull();
      }),
    );
  });
});
