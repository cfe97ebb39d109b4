import { describe, expect, it } from 'vitest';
import type { Target } from '#server/domain/targets/target.ts';
import { targetAt, targetState } from '#server/domain/targets/target.ts';
import { parseDay } from '#server/domain/time/day.ts';
import { Random } from '#db/demo/random.ts';

const day = parseDay;
let next = 1;

function target(part: Partial<Target> & { since: string; value: number }): Target {
  const { since, ...rest } = part;
  const open = { id: next++, metric: 'csat', department: null, to: null, isTakenBack: false };
  return { ...open, ...rest, from: day(since) };
}

describe('the target on a day', () => {
  const year = target({ since: '2026-01-01', value: 60 });
  const summer = target({ since: '2026-06-01', value: 65 });
  const billing = target({ since: '2026-03-01', value: 70, department: 3 });
  const all = [summer, year, billing];

  it('is the one that began last, from its first day to the day before the next', () => {
    const valueOn = (text: string) => targetAt(all, 'csat', null, day(text))?.value ?? null;
    expect(valueOn('2025-12-31')).toBeNull();
    expect(valueOn('2026-01-01')).toBe(60);
    expect(valueOn('2026-05-31')).toBe(60);
    expect(valueOn('2026-06-01')).toBe(65);
    expect(valueOn('2030-01-01')).toBe(65);
  });

  it('is of its own metric and department only', () => {
    expect(targetAt(all, 'csat', 3, day('2026-07-01'))).toBe(billing);
    expect(targetAt(all, 'csat', 4, day('2026-07-01'))).toBeNull();
    expect(targetAt(all, 'nps', null, day('2026-07-01'))).toBeNull();
  });

  it('ends on its end day, and what came before does not come back', () => {
    const ended = { ...summer, to: day('2026-09-01') };
    expect(targetAt([year, ended], 'csat', null, day('2026-08-31'))).toBe(ended);
    expect(targetAt([year, ended], 'csat', null, day('2026-09-01'))).toBeNull();
  });

  it('is the one before where the later was taken back', () => {
    const gone = { ...summer, isTakenBack: true };
    expect(targetAt([year, gone], 'csat', null, day('2026-08-31'))).toBe(year);
  });

  it('is found as a plain walk over all days finds it, for any list', () => {
    const random = new Random(11);
    for (let round = 0; round < 300; round++) {
      const list = Array.from({ length: random.whole(0, 6) }, (_, i) => {
        const from = random.whole(0, 30);
        const to = random.whole(0, 2) === 0 ? from + random.whole(1, 10) : null;
        const isTakenBack = random.whole(0, 3) === 0;
        return { id: i + 1, metric: 'm', department: null, from, to, value: i, isTakenBack };
      });
      // What holds is kept from day to day: a beginning replaces it, its own end ends it.
      let holding: Target | null = null;
      for (let at = 0; at < 45; at++) {
        for (const one of list) if (!one.isTakenBack && one.from === at) holding = one;
        if (holding !== null && holding.to !== null && holding.to <= at) holding = null;
        expect(targetAt(list, 'm', null, at)).toEqual(holding);
      }
    }
  });
});

describe('how a target stands', () => {
  it('is told for each that was ever set', () => {
    const first = target({ since: '2026-01-01', value: 60 });
    const second = target({ since: '2026-03-01', value: 62, to: day('2026-05-01') });
    const wrong = target({ since: '2026-02-01', value: 99, isTakenBack: true });
    const third = target({ since: '2026-06-01', value: 65 });
    const coming = target({ since: '2027-01-01', value: 70 });
    const all = [first, second, wrong, third, coming];
    const states = all.map((one) => targetState(all, one, day('2026-11-22')));
    expect(states).toEqual(['followed', 'ended', 'taken_back', 'holding', 'coming']);
  });
});
