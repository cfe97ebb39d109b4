import { describe, expect, it } from 'vitest';
import type { HolidayCalendar } from '#server/domain/holidays/calendars.ts';
import { calendarsOfZone, HOLIDAY_CALENDARS } from '#server/domain/holidays/calendars.ts';
import { holidaysBetween } from '#server/domain/holidays/holidays.ts';
import { dayOfDate, formatDay, parseDay } from '#server/domain/time/day.ts';
import { easterSunday } from '#server/domain/time/easter.ts';
import { dayOfHijri, hijriDateOf, hijriMonthsBetween } from '#server/domain/time/hijri.ts';

function firstDays(id: string, years: readonly [number, number]): string[] {
  const from = dayOfDate(years[0], 1, 1);
  const to = dayOfDate(years[1] + 1, 1, 1);
  return holidaysBetween(HOLIDAY_CALENDARS, from, to)
    .filter((one) => one.id === id && one.from >= from)
    .map((one) => formatDay(one.from));
}

describe('Islamic holidays', () => {
  // First days as Saudi Arabia announced them (Saudi Press Agency, Supreme Court announcements of those years).
  it.each([
    ['ramadan', ['2022-04-02', '2023-03-23', '2024-03-11', '2025-03-01', '2026-02-18']],
    ['eid_al_fitr', ['2022-05-02', '2023-04-21', '2024-04-10', '2025-03-30', '2026-03-20']],
    ['eid_al_adha', ['2022-07-09', '2023-06-28', '2024-06-16', '2025-06-06', '2026-05-27']],
  ])('begin on the days that were announced: %s', (id, announced) => {
    expect(firstDays(id, [2022, 2026])).toEqual(announced);
  });

  // Published Umm al-Qura dates (King Abdulaziz City for Science and Technology) of 1 Muharram 1446, 1447 and 12 Rabi I.
  it('have the new year and the Prophet’s birthday on their Umm al-Qura dates', () => {
    expect(firstDays('hijri_new_year', [2024, 2025])).toEqual(['2024-07-07', '2025-06-26']);
    expect(firstDays('mawlid', [2024, 2025])).toEqual(['2024-09-15', '2025-09-04']);
  });

  it('come twice in a year that has two of them: Ramadan in 2030', () => {
    expect(firstDays('ramadan', [2030, 2030])).toEqual(['2030-01-05', '2030-12-26']);
  });

  it('last from the first day of Ramadan to the day before the feast', () => {
    const [ramadan] = holidaysBetween(['islamic'], parseDay('2026-03-01'), parseDay('2026-03-02'));
    expect(ramadan && [formatDay(ramadan.from), formatDay(ramadan.to)]).toEqual([
      '2026-02-18',
      '2026-03-20',
    ]);
  });
});

describe('the Umm al-Qura calendar', () => {
  it('has months of 29 or 30 days without a gap, twelve to a year, over 150 years', () => {
    const months = hijriMonthsBetween(dayOfDate(1950, 1, 1), dayOfDate(2100, 1, 1));
    expect(months.length).toBeGreaterThan(1850);
    for (const [i, month] of months.entries()) {
      expect([29, 30]).toContain(month.to - month.from);
      const next = months[i + 1];
      if (!next) continue;
      expect(next.from).toBe(month.to);
      expect(next.month).toBe((month.month % 12) + 1);
      expect(next.year).toBe(month.year + (month.month === 12 ? 1 : 0));
    }
  });

  it('gives every day of a month its place in it', () => {
    for (const month of hijriMonthsBetween(dayOfDate(2026, 1, 1), dayOfDate(2027, 1, 1))) {
      for (let day = month.from; day < month.to; day++) {
        const { year } = month;
        expect(hijriDateOf(day)).toEqual({ year, month: month.month, day: day - month.from + 1 });
      }
    }
  });

  it('finds the day of every date again, and none for dates that there are not', () => {
    // A prime step meets every month of the calendar over the years that are tabulated.
    for (let day = dayOfDate(1890, 1, 1); day < dayOfDate(2170, 1, 1); day += 13) {
      const date = hijriDateOf(day);
      expect(date && dayOfHijri(date)).toBe(day);
    }
    const month = hijriMonthsBetween(dayOfDate(2026, 1, 1), dayOfDate(2027, 1, 1)).find(
      ({ from, to }) => to - from === 29,
    );
    expect(month && dayOfHijri({ year: month.year, month: month.month, day: 30 })).toBeNull();
    for (const [year, at, day] of [
      [1448, 13, 1],
      [1448, 0, 1],
      [1448, 1, 0],
      [1448, 1, 31],
      [1200, 1, 1],
    ] as const) {
      expect(dayOfHijri({ year, month: at, day })).toBeNull();
    }
  });

  it('says nothing outside the years it is tabulated for', () => {
    expect(hijriDateOf(dayOfDate(1800, 1, 1))).toBeNull();
    expect(holidaysBetween(['islamic'], dayOfDate(2300, 1, 1), dayOfDate(2301, 1, 1))).toEqual([]);
  });
});

describe('other holidays', () => {
  // Dates of Easter as published by the Astronomical Applications Department of the U.S. Naval Observatory; the earliest
  // and latest that are possible are 22 March (1818) and 25 April (1943).
  it('have Easter where the tables have it', () => {
    const published = ['2019-04-21', '2024-03-31', '2025-04-20', '2026-04-05', '2038-04-25'];
    expect(published.map((day) => formatDay(easterSunday(Number(day.slice(0, 4)))))).toEqual(
      published,
    );
    expect(formatDay(easterSunday(1818))).toBe('1818-03-22');
    expect(formatDay(easterSunday(1943))).toBe('1943-04-25');
  });

  // National days by the decrees of each country; Oman moved its own to 20 and 21 November in 2025.
  it.each<[HolidayCalendar, string[]]>([
    ['sa', ['2026-02-22/23', '2026-09-23/24']],
    ['ae', ['2026-12-02/04']],
    ['kw', ['2026-02-25/26', '2026-02-26/27']],
    ['bh', ['2026-12-16/18']],
    ['qa', ['2026-02-10/11', '2026-12-18/19']],
    ['om', ['2026-01-11/12', '2026-11-20/22']],
    ['international', ['2026-01-01/02', '2026-04-05/06', '2026-05-01/02', '2026-12-25/26']],
  ])('have the national and international days of %s', (calendar, days) => {
    const found = holidaysBetween([calendar], dayOfDate(2026, 1, 1), dayOfDate(2027, 1, 1));
    const shown = found.map(({ from, to }) => `${formatDay(from)}/${formatDay(to).slice(8)}`);
    expect(shown).toEqual(days);
  });

  it('were kept only since they are', () => {
    expect(firstDays('sa_founding', [2020, 2023])).toEqual(['2022-02-22', '2023-02-22']);
    expect(firstDays('om_national', [2024, 2025])).toEqual(['2024-11-18', '2025-11-20']);
  });

  it('are those of the chosen calendars, by their first day, with a day in the range', () => {
    const asked = [parseDay('2026-02-20'), parseDay('2026-03-21')] as const;
    const ids = (calendars: readonly HolidayCalendar[]) =>
      holidaysBetween(calendars, ...asked).map(({ id }) => id);
    expect(ids(['islamic', 'sa'])).toEqual(['ramadan', 'sa_founding', 'eid_al_fitr']);
    expect(ids(['sa'])).toEqual(['sa_founding']);
    expect(ids([])).toEqual([]);
    expect(holidaysBetween(HOLIDAY_CALENDARS, asked[1], asked[0])).toEqual([]);
  });

  it('have both names, and are shown first for the country of the zone', () => {
    const all = holidaysBetween(HOLIDAY_CALENDARS, dayOfDate(2026, 1, 1), dayOfDate(2027, 1, 1));
    for (const { name } of all) {
      expect(name.en).toMatch(/[A-Za-z]/);
      expect(name.ar).toMatch(/[\u0600-\u06ff]/);
    }
    expect(calendarsOfZone('Asia/Kuwait')).toEqual(['islamic', 'international', 'kw']);
    expect(calendarsOfZone('Europe/Berlin')).toEqual(['islamic', 'international']);
  });
});
