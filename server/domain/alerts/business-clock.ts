import type { HolidayCalendar } from '../holidays/calendars.ts';
import { calendarsOfZone } from '../holidays/calendars.ts';
import type { Holiday } from '../holidays/holidays.ts';
import { holidaysBetween } from '../holidays/holidays.ts';
import type { Zone } from '../time/zone.ts';
import { DAY_MS, weekdayOf } from '../time/day.ts';

/** Working time of a working day on the wall clock: minutes after midnight, `[from, to)`, 0 ≤ from < to ≤ 1440. */
export type WorkingHours = { readonly from: number; readonly to: number };

/** Working hours of an organisation that has said nothing about them. */
export const USUAL_HOURS: WorkingHours = { from: 8 * 60, to: 16 * 60 };

/** When an organisation works: its zone, its hours, its days off (0 = Sunday … 6 = Saturday), the holiday calendars it shows. */
export type BusinessCalendar = {
  readonly zone: Zone;
  readonly hours: WorkingHours;
  readonly weekend: readonly number[];
  readonly holidays: readonly HolidayCalendar[];
};

const MINUTE = 60_000;
/** No stretch of days off is longer; whoever waits for more has settings without any working day. */
const LONGEST_CLOSED = 60;
/** A month of work, not of holidays. */
const WORKED: ReadonlySet<string> = new Set(['ramadan']);

/**
 * Holiday calendars whose days nobody works: those that are shown, but where the zone has a country of its own, without what is
 * only kept elsewhere in the world.
 */
function closedBy({ zone, holidays }: Closing): readonly HolidayCalendar[] {
  const own = calendarsOfZone(zone.id);
  const hasCountry = own.length > 2;
  return hasCountry ? holidays.filter((one) => one !== 'international') : holidays;
}

type Closing = Pick<BusinessCalendar, 'zone' | 'holidays'>;

/** The holidays with a day among `[from, to)` (numbers since 1970-01-01) on which nobody works, by their first day. */
export function closedHolidays(calendar: Closing, from: number, to: number): readonly Holiday[] {
  return holidaysBetween(closedBy(calendar), from, to).filter(({ id }) => !WORKED.has(id));
}

/** Working days (numbers since 1970-01-01) among `[from, to)`, in order. */
function workingDays(calendar: BusinessCalendar, from: number, to: number): number[] {
  const off = closedHolidays(calendar, from, to);
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
      const { opens, closes } = hoursOf(day, calendar);
      const begin = Math.max(at, opens);
      if (begin >= closes) continue;
      if (begin + left < closes) return begin + left;
      left -= closes - begin;
    }
    from += LONGEST_CLOSED;
  }
}

/**
 * Gives the working time (ms) between two instants of a stretch, 0 where the second is not later: what `afterBusinessTime` adds. Where
 * nobody ever works, time runs at all hours. Worked out once for all pairs of the stretch.
 */
export function businessTimeWithin(
  { from, to }: { from: number; to: number },
  calendar: BusinessCalendar,
): (from: number, to: number) => number {
  const first = calendar.zone.dayOf(from);
  const end = Math.max(calendar.zone.dayOf(to), first + LONGEST_CLOSED) + 1;
  const days = workingDays(calendar, first, end);
  if (days.length === 0) return (a, b) => Math.max(0, b - a);
  const places = new Map(days.map((day, i) => [day, i]));
  const hours = days.map((day) => hoursOf(day, calendar));
  // Time worked before each day of the stretch.
  const before: number[] = [];
  let worked = 0;
  for (let day = first; day < end; day++) {
    before.push(worked);
    const open = hours[places.get(day) ?? -1];
    if (open) worked += open.closes - open.opens;
  }
  const workedUntil = (at: number): number => {
    const day = calendar.zone.dayOf(at);
    const open = hours[places.get(day) ?? -1];
    const today = open ? Math.max(0, Math.min(at, open.closes) - open.opens) : 0;
    return (before[day - first] ?? 0) + today;
  };
  return (a, b) => Math.max(0, workedUntil(b) - workedUntil(a));
}

/** Where the clocks change between the two, working time is what passes; a reading that they leap over is as much later. */
function hoursOf(
  day: number,
  { zone, hours }: BusinessCalendar,
): { opens: number; closes: number } {
  const at = (minutes: number) => zone.instantOf(day * DAY_MS + minutes * MINUTE).at;
  return { opens: at(hours.from), closes: at(hours.to) };
}
