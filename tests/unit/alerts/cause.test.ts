import { describe, expect, it } from 'vitest';
import { causeOf, isByHour, narrowedInCause } from '#server/domain/alerts/cause.ts';
import { DIMENSIONS } from '#server/domain/dimensions.ts';

const RULE = {
  condition: { kind: 'burst', score: 6, atLeast: 10 },
  grain: 'day',
  metric: null,
  scope: null,
  each: null,
} as const;

describe('what a cause says', () => {
  it.each(DIMENSIONS.map((each) => ({ each })))(
    'names the value of $each where an alert has no place for it, and can be read back',
    ({ each }) => {
      const cause = causeOf({ ...RULE, each }, 7);
      const hasPlace = each === 'department' || each === 'theme';
      expect(narrowedInCause(cause)).toEqual(hasPlace ? [] : [{ dimension: each, code: 7 }]);
      expect(isByHour(cause)).toBe(false);
    },
  );

  it('tells an hour from a day, so that both may be open', () => {
    const [hour, day] = (['hour', 'day'] as const).map((grain) =>
      causeOf({ ...RULE, grain, scope: { dimension: 'channel', code: 3 }, each: 'branch' }, 4),
    );
    expect(hour).not.toBe(day);
    expect([isByHour(hour ?? ''), isByHour(day ?? '')]).toEqual([true, false]);
    const both = [
      { dimension: 'channel', code: 3 },
      { dimension: 'branch', code: 4 },
    ];
    expect(narrowedInCause(hour ?? '')).toEqual(both);
    expect(narrowedInCause(day ?? '')).toEqual(both);
  });

  it('keeps a metric with its instrument apart from dimensions', () => {
    const range = { kind: 'range', direction: 'worse', score: 3 } as const;
    const cause = causeOf({ ...RULE, condition: range, metric: 'csat:branch', each: 'branch' }, 2);
    expect(narrowedInCause(cause)).toEqual([{ dimension: 'branch', code: 2 }]);
  });

  it('reads nothing into causes that are about no series', () => {
    for (const cause of ['grave ["case","desk","hour branch=3"]', 'silence', 'overdue hour']) {
      expect(narrowedInCause(cause)).toEqual([]);
      expect(isByHour(cause)).toBe(false);
    }
  });
});
