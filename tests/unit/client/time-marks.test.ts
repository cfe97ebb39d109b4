import { describe, expect, it } from 'vitest';
import { drawnMarks, marksOf, marksWithin } from '#client/charts/time-marks.ts';
import { trendRows } from '#client/charts/trend-rows.ts';

const WEEKS = [
  { from: '2026-03-01', to: '2026-03-08' },
  { from: '2026-03-08', to: '2026-03-15' },
  { from: '2026-03-15', to: '2026-03-22' },
];
const RAMADAN = { from: '2026-02-18', to: '2026-03-20', kind: 'holiday' } as const;
const EID = { from: '2026-03-20', to: '2026-03-23', kind: 'holiday' } as const;
const OUTAGE = { from: '2026-03-21', to: '2026-03-22', kind: 'event' } as const;
const LATER = { from: '2026-03-22', to: '2026-03-23', kind: 'event' } as const;

describe('what happened meanwhile', () => {
  it('is drawn from its first bucket to its last, as far as the chart goes', () => {
    expect(drawnMarks([RAMADAN], WEEKS)).toEqual([
      { from: '2026-03-01', to: '2026-03-15', kind: 'holiday', numbers: [1], line: 0 },
    ]);
  });

  it('is drawn once where several lie on the same buckets, as an event if one is', () => {
    expect(drawnMarks([RAMADAN, EID, OUTAGE], WEEKS)).toEqual([
      { from: '2026-03-01', to: '2026-03-15', kind: 'holiday', numbers: [1], line: 0 },
      { from: '2026-03-15', to: '2026-03-15', kind: 'event', numbers: [2, 3], line: 0 },
    ]);
  });

  it('is drawn as a change made for a loop if one is among them', () => {
    const change = { from: '2026-03-17', to: '2026-03-18', kind: 'change' } as const;
    const drawn = { from: '2026-03-15', to: '2026-03-15', kind: 'change' };
    expect(drawnMarks([change, OUTAGE], WEEKS)).toEqual([{ ...drawn, numbers: [1, 2], line: 0 }]);
    expect(drawnMarks([OUTAGE, change], WEEKS)).toEqual([{ ...drawn, numbers: [1, 2], line: 0 }]);
  });

  it('has its numbers above those of another that they would be printed over', () => {
    const year = Array.from({ length: 52 }, (_, week) => ({
      from: new Date(Date.UTC(2026, 0, 4 + 7 * week)).toISOString().slice(0, 10),
      to: new Date(Date.UTC(2026, 0, 11 + 7 * week)).toISOString().slice(0, 10),
    }));
    const middle = { from: '2026-03-01', to: '2026-03-02', kind: 'event' } as const;
    const far = { from: '2026-10-01', to: '2026-10-02', kind: 'event' } as const;
    const lines = drawnMarks([RAMADAN, middle, EID, far], year).map(({ line }) => line);
    expect(lines).toEqual([0, 1, 2, 0]);
  });

  it('is not there when none of its days is', () => {
    expect(marksWithin([RAMADAN, LATER], WEEKS)).toEqual([RAMADAN]);
    expect(drawnMarks([LATER], WEEKS)).toEqual([]);
  });

  it('is told of each bucket it has a day in', () => {
    const marks = [RAMADAN, EID, OUTAGE];
    expect(WEEKS.map((week) => marksOf(marks, week).length)).toEqual([1, 1, 3]);
  });
});

describe('the target along a trend', () => {
  const value = { value: 70, low: 65, high: 75, n: 200, states: [], exact: true };

  it('is there for each bucket that has one, and marked where no line can show it', () => {
    const rows = trendRows(
      [null, 60, null, 60, 65].map((target, i) => ({ from: `${i}`, to: '', value, target })),
    );
    expect(rows.map(({ target }) => target)).toEqual([null, 60, null, 60, 65]);
    expect(rows.map(({ isTargetAlone }) => isTargetAlone)).toEqual([
      false,
      true,
      false,
      false,
      false,
    ]);
  });
});
