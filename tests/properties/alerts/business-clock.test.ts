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
  hours: fc
    .tuple(fc.integer({ min: 0, max: 1439 }), fc.integer({ min: 1, max: 1440 }))
    .filter(([from, to]) => to - from >= 15)
    .map(([from, to]) => ({ from, to })),
  weekend: fc.uniqueArray(fc.integer({ min: 0, max: 6 }), { maxLength: 6 }),
  holidays: fc.subarray([...HOLIDAY_CALENDARS]),
});
const instants = fc.integer({ min: Date.UTC(2024, 0), max: Date.UTC(2028, 0) });
const waits = fc.integer({ min: 0, max: 40 * 60 }).map((minutes) => minutes * MINUTE);

const isOpen = (at: number, { zone, weekend, hours }: BusinessCalendar): boolean => {
  const day = zone.dayOf(at);
  // On a night of changing clocks the wall does not tell how much has passed: tests/unit/alerts/business-clock.test.ts.
  const [before, after] = [at - DAY_MS, at + DAY_MS].map((near) => zone.offsetAt(near));
  if (before !== after) return true;
  const minute = Math.floor((at + zone.offsetAt(at) - day * DAY_MS) / MINUTE);
  return !weekend.includes(weekdayOf(day)) && minute >= hours.from && minute < hours.to;
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
