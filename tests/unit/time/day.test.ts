import { describe, expect, it } from 'vitest';
import {
  dateOfDay,
  dayOfDate,
  daysInMonth,
  formatDay,
  parseDay,
  weekdayOf,
} from '#server/domain/time/day.ts';

describe('A day number', () => {
  it('agrees with the calendar of the platform over 1600 to 2400', () => {
    for (let day = -135_140; day < 157_054; day += 17) {
      const known = new Date(day * 86_400_000);
      const { year, month, day: dayOfMonth } = dateOfDay(day);
      expect([year, month, dayOfMonth]).toEqual([
        known.getUTCFullYear(),
        known.getUTCMonth() + 1,
        known.getUTCDate(),
      ]);
      expect(dayOfDate(year, month, dayOfMonth)).toBe(day);
      expect(weekdayOf(day)).toBe(known.getUTCDay());
      expect(formatDay(day)).toBe(known.toISOString().slice(0, 10));
    }
  });

  it('knows leap years of the Gregorian calendar', () => {
    expect([2024, 2023, 1900, 2000].map((year) => daysInMonth(year, 2))).toEqual([29, 28, 28, 29]);
  });

  it('is read only from YYYY-MM-DD of a date that exists', () => {
    expect(parseDay('1970-01-01')).toBe(0);
    expect(parseDay('2024-02-29')).toBe(19_782);
    for (const value of [
      '2023-02-29',
      '2023-13-01',
      '2023-00-10',
      '2023-01-00',
      '23-1-1',
      '',
      '2023-01-01 ',
    ]) {
      expect(() => parseDay(value)).toThrow(
        expect.objectContaining({
          problem: { code: 'DATE_INVALID', params: { value, example: '2026-11-15' } },
        }),
      );
    }
  });
});
