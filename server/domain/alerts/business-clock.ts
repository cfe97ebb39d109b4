import type { HolidayCalendar } from '../holidays/calendars.ts';
import { calendarsOfZone } from '../holidays/calendars.ts';
import { holidaysBetween } from '../holidays/holidays.ts';
import type { Zone } from '../time/zone.ts';
import { DAY_MS, weekdayOf } from '../time/day.ts';

/** When an organisation works: its zone, its days off (0 = Sunday … 6 = Saturday), the holiday calendars it shows. */
export type BusinessCalendar = {
  readonly zone: Zone;
  readonly weekend: readonly number[];
  readonly holidays: readonly HolidayCalendar[];
};

const HOUR = 3_600_000;
/** Working time on the wall clock, ms after midnight, `[from, to)`. */
const OPENS = 8 * HOUR;
const CLOSES = 16 * HOUR;
/** No stretch of days off is longer; whoever waits for more has settings without any working day. */
const LONGEST_CLOSED = 60;
/** A month of work, not of holidays. */
const WORKED: ReadonlySet<string> = new Set(['ramadan']);

/**
 * Holiday calendars whose days nobody works: those that are shown, but where the zone has a country of its own, without what is
 * only kept elsewhere in the world.
 */
function closedBy({ zone, holidays }: BusinessCalendar): readonly HolidayCalendar[] {
  const own = calendarsOfZone(zone.id);
  const hasCountry = own.length > 2;
  return hasCountry ? holidays.filter((one) => one !== 'international') : holidays;
}

/** Working days (numbers since 1970-01-01) among `[from, to)`, in order. */
function workingDays(calendar: BusinessCalendar, from: number, to: number): number[] {
  const off = holidaysBetween(closedBy(calendar), from, to).filter(({ id }) => !WORKED.has(id));
  const days = [];
  for (let day = from; day < to; day++) {
    const isOff =
      calendar.weekend.includes(weekdayOf(day)) ||
      off.some((one) => one.from <= day && day < one.to);
    if (!isOff) days.push(day);
  }
  return days;
}

/** The instant after `ms` of working time, counted from an instant. Where nobody ever works, time runs at all hours. */
export function afterBusinessTime(at: number, ms: number, calendar: BusinessCalendar): number {
  let left = ms;
  let from = calendar.zone.dayOf(at);
  for (;;) {
    const days = workingDays(calendar, from, from + LONGEST_CLOSED);
    if (days.length === 0) return at + ms;
    for (const day of days) {
      const { opens, closes } = hoursOf(day, calendar.zone);
      const begin = Math.max(at, opens);
      if (begin >= closes) continue;
      if (begin + left < closes) return begin + left;
      left -= closes - begin;
    }
    from += LONGEST_CLOSED;
  }
}

function hoursOf(day: number, zone: Zone): { opens: number; closes: number } {
  const midnight = day * DAY_MS;
  return {
    opens: zone.instantOf(midnight + OPENS).at,
    closes: zone.instantOf(midnight + CLOSES).at,
  };
}
