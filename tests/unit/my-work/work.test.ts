import { array, assert, constantFrom, integer, option, property, record } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { byDue, WORK_KINDS, workTime } from '#server/domain/my-work/work.ts';

const NOW = Date.UTC(2026, 10, 22, 12);
const TOMORROW = Date.UTC(2026, 10, 23);

describe('when work is due', () => {
  it.each([
    ['a millisecond ago', NOW - 1, 'late'],
    ['now', NOW, 'today'],
    ['with the day', TOMORROW, 'today'],
    ['after the day', TOMORROW + 1, 'later'],
    ['at no time', null, 'later'],
  ])('%s is told', (_when, dueAt, time) => {
    expect(workTime(dueAt, NOW, TOMORROW)).toBe(time);
  });
});

describe('the order of work', () => {
  const work = record({
    kind: constantFrom(...WORK_KINDS),
    dueAt: option(integer({ min: 0, max: 5 })),
    id: integer({ min: 1, max: 3 }),
    part: option(integer({ min: 1, max: 3 })),
  });

  it('puts what is due first first and what has no clock last, the same way whatever came before', () => {
    assert(
      property(array(work, { maxLength: 30 }), (items) => {
        const sorted = items.toSorted(byDue);
        const dues = sorted.map(({ dueAt }) => dueAt ?? Number.MAX_SAFE_INTEGER);
        const backwards = items.toReversed().toSorted(byDue);
        return (
          dues.every((due, i) => i === 0 || (dues[i - 1] ?? 0) <= due) &&
          sorted.every((one, i) => {
            const other = backwards[i];
            return other !== undefined && byDue(one, other) === 0;
          })
        );
      }),
    );
  });

  it('names a decision before a report that is due at once', () => {
    const one = { dueAt: NOW, id: 1, part: null };
    expect(byDue({ ...one, kind: 'obstacle' }, { ...one, kind: 'report' })).toBeLessThan(0);
  });
});
