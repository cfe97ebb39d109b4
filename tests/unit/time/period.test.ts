import { describe, expect, it } from 'vitest';
import { formatDay, parseDay } from '#server/domain/time/day.ts';
import {
  bucketsOf,
  lastCompleteWeek,
  lastYearPeriod,
  previousPeriod,
  splitWeeks,
  weekOf,
} from '#server/domain/time/period.ts';
import type { Period } from '#server/domain/time/period.ts';

const period = (from: string, to: string): Period => ({ from: parseDay(from), to: parseDay(to) });
const text = (found: Period | null) =>
  found === null ? null : `${formatDay(found.from)}/${formatDay(found.to)}`;

// Expected days read from a printed calendar: 15 November 2026 is a Sunday.
describe('A report week', () => {
  it('begins on the day the organisation chose', () => {
    const day = parseDay('2026-11-18'); // a Wednesday
    expect(formatDay(weekOf(day, 'sat'))).toBe('2026-11-14');
    expect(formatDay(weekOf(day, 'sun'))).toBe('2026-11-15');
    expect(formatDay(weekOf(day, 'mon'))).toBe('2026-11-16');
    expect(formatDay(weekOf(parseDay('2026-11-15'), 'sun'))).toBe('2026-11-15');
  });

  it('is the last complete one by the calendar when data is complete through yesterday', () => {
    const today = parseDay('2026-11-18');
    expect(text(lastCompleteWeek(today, today - 1, 'sun'))).toBe('2026-11-08/2026-11-15');
    expect(text(lastCompleteWeek(parseDay('2026-11-15'), today, 'sun'))).toBe(
      '2026-11-08/2026-11-15',
    );
  });

  it('is an earlier one when data ends earlier, and none without data', () => {
    const today = parseDay('2026-11-18');
    expect(text(lastCompleteWeek(today, parseDay('2026-11-13'), 'sun'))).toBe(
      '2026-11-01/2026-11-08',
    );
    expect(text(lastCompleteWeek(today, parseDay('2026-11-14'), 'sun'))).toBe(
      '2026-11-08/2026-11-15',
    );
    expect(lastCompleteWeek(today, null, 'sun')).toBeNull();
  });
});

describe('A period', () => {
  it('is preceded by as many days, or by as many months when it is whole months', () => {
    expect(text(previousPeriod(period('2026-11-08', '2026-11-15')))).toBe('2026-11-01/2026-11-08');
    expect(text(previousPeriod(period('2026-03-01', '2026-04-01')))).toBe('2026-02-01/2026-03-01');
    expect(text(previousPeriod(period('2026-01-01', '2026-04-01')))).toBe('2025-10-01/2026-01-01');
  });

  it('meets the same weekdays 364 days earlier, and whole months the same months', () => {
    expect(text(lastYearPeriod(period('2026-11-08', '2026-11-15')))).toBe('2025-11-09/2025-11-16');
    expect(text(lastYearPeriod(period('2024-02-01', '2024-03-01')))).toBe('2023-02-01/2023-03-01');
  });

  it('is cut into months and quarters of the calendar, edges included', () => {
    expect(bucketsOf(period('2026-01-20', '2026-03-05'), 'month', 'sun').map(text)).toEqual([
      '2026-01-20/2026-02-01',
      '2026-02-01/2026-03-01',
      '2026-03-01/2026-03-05',
    ]);
    expect(bucketsOf(period('2025-12-01', '2026-04-02'), 'quarter', 'sun').map(text)).toEqual([
      '2025-12-01/2026-01-01',
      '2026-01-01/2026-04-01',
      '2026-04-01/2026-04-02',
    ]);
  });

  it('splits into edge days and whole weeks', () => {
    const parts = splitWeeks(period('2026-11-06', '2026-11-24'), 'sun');
    expect([parts.head, parts.weeks, parts.tail].map(text)).toEqual([
      '2026-11-06/2026-11-08',
      '2026-11-08/2026-11-22',
      '2026-11-22/2026-11-24',
    ]);
    const short = splitWeeks(period('2026-11-09', '2026-11-15'), 'sun');
    expect([short.head, short.weeks, short.tail].map(text)).toEqual([
      '2026-11-09/2026-11-15',
      null,
      null,
    ]);
  });
});
