import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import type { BusinessCalendar } from '#server/domain/alerts/business-clock.ts';
import { afterBusinessTime } from '#server/domain/alerts/business-clock.ts';
import { HOLIDAY_CALENDARS } from '#server/domain/holidays/calendars.ts';
import { DAY_MS, weekdayOf } from '#server/domain/time/day.ts';
import { zoneOf } from '#server/domain/time/zone.ts';

const MINUTE = 60_000;
const calendars = fc.record({
  zone: fc.constantFrom('Asia/Riyadh', 'Africa/Cairo', 'Europe/Berlin', 'UTC').map(zoneOf),
  weekend: fc.uniqueArray(fc.integer({ min: 0, max: 6 }), { maxLength: 6 }),
  holidays: fc.subarray([...HOLIDAY_CALENDARS]),
});
const instants = fc.integer({ min: Date.UTC(2024, 0), max: Date.UTC(2028, 0) });
const waits = fc.integer({ min: 0, max: 40 * 60 }).map((minutes) => minutes * MINUTE);

const isOpen = (at: number, { zone, weekend }: BusinessCalendar): boolean => {
  const wall = at + zone.offsetAt(at);
  const hour = Math.floor((((wall % DAY_MS) + DAY_MS) % DAY_MS) / (60 * MINUTE));
  return !weekend.includes(weekdayOf(Math.floor(wall / DAY_MS))) && hour >= 8 && hour < 16;
};

it('a wait is over in working time, never before it is over on the wall, and two waits are one', () => {
  fc.assert(
    fc.property(calendars, instants, waits, waits, (calendar, from, one, other) => {
      const after = afterBusinessTime(from, one, calendar);
      expect(after).toBeGreaterThanOrEqual(from + one);
      expect(isOpen(after, calendar)).toBe(true);
      const twice = afterBusinessTime(after, other, calendar);
      expect(twice).toBe(afterBusinessTime(from, one + other, calendar));
    }),
    { numRuns: 500 },
  );
});
