import { assert, constant, integer, property, record } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stepDue } from '#server/domain/loops/clocks.ts';
import { USUAL_HOURS } from '#server/domain/alerts/business-clock.ts';
import { feedbackRate, PROMISE_DAYS } from '#server/domain/reports/feedback.ts';
import { zoneOf } from '#server/domain/time/zone.ts';

describe('the reporter feedback rate', () => {
  it('is the share with the interval of Wilson, as it is printed for 81 of 263', () => {
    // Newcombe 1998, Stat. Med. 17:857, table I, method 3: 0.2553 to 0.3662.
    const rate = feedbackRate({ n: 263, told: 81 });
    expect(rate).toMatchObject({ n: 263, states: [], exact: true });
    expect(rate.value).toBeCloseTo(30.798, 3);
    expect(rate.low).toBeCloseTo(25.53, 2);
    expect(rate.high).toBeCloseTo(36.62, 2);
  });

  it.each([
    [0, null, ['no_data']],
    [9, null, ['too_few']],
    [10, 0, ['too_few']],
    [29, 0, ['too_few']],
    [30, 0, []],
  ])('of %i reports shows %s and says %s', (n, value, states) => {
    expect(feedbackRate({ n, told: 0 })).toMatchObject({ value, n, states });
  });

  it('lies within its bounds, those within 0 and 100, and rises with every report that was told', () => {
    const counts = integer({ min: 10, max: 5000 }).chain((n) =>
      record({ n: constant(n), told: integer({ min: 0, max: n - 1 }) }),
    );
    assert(
      property(counts, ({ n, told }) => {
        const { value, low, high } = feedbackRate({ n, told });
        if (value === null || low === null || high === null) return false;
        const more = feedbackRate({ n, told: told + 1 }).value ?? -1;
        return 0 <= low && low <= value && value <= high && high <= 100 && more > value;
      }),
    );
  });

  it('promises no less than a serious loop has until its customers are told', () => {
    const zone = zoneOf('UTC');
    const calendar = { zone, hours: USUAL_HOURS, weekend: [0, 6], holidays: [] };
    const begun = Date.UTC(2026, 10, 23, 9);
    const states = ['heard', 'understood', 'decided', 'changed'] as const;
    const told = states.reduce(
      (at, state) => stepDue({ state, severity: 'serious', at, readOn: null }, calendar),
      begun,
    );
    expect(Math.ceil((told - begun) / 86_400_000)).toBeLessThanOrEqual(PROMISE_DAYS);
  });
});
