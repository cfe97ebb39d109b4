import { formatDay, weekdayOf } from '#server/domain/time/day.ts';
import { weekOf as weekStartOf } from '#server/domain/time/period.ts';
import { DEMO_ORGANISATION } from './organisation.ts';
import type { Random, Weighted } from './random.ts';
import { weighted } from './random.ts';

export const SECOND = 1000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** Asia/Riyadh is UTC+3 all year, without daylight saving time since 1947 (IANA tz database, zone Asia/Riyadh). */
const ZONE_OFFSET = 3 * HOUR;

/** Days since 1970-01-01 in the organisation's zone. */
export function localDay(instant: number): number {
  return Math.floor((instant + ZONE_OFFSET) / DAY);
}

/** UTC milliseconds of a local day's midnight. */
export function midnight(day: number): number {
  return day * DAY - ZONE_OFFSET;
}

/** First day of the week that holds `day`. */
export function weekOf(day: number): number {
  return weekStartOf(day, DEMO_ORGANISATION.weekStart);
}

/** `20261122` for a local day: the part of external ids that says when. */
export function dayStamp(day: number): string {
  return formatDay(day).replaceAll('-', '');
}

// Sunday … Saturday; Friday and Saturday are the weekend.
const WEEK_SHAPE = [1.24, 1.2, 1.12, 1.1, 1.06, 0.52, 0.76];
const ANNUAL_SWING = 0.07;
const ANNUAL_PEAK_DAY = 15;
const RAMADAN_DIP = 0.84;
const GROWTH_PER_YEAR = 0.06;
const RAMADAN_MONTH = '9';

const hijriMonth = new Intl.DateTimeFormat('en-u-ca-islamic-umalqura-nu-latn', {
  month: 'numeric',
  timeZone: 'UTC',
});

/** Ramadan by the Umm al-Qura calendar. */
export function isRamadan(day: number): boolean {
  return hijriMonth.format(day * DAY).replace(/\D/g, '') === RAMADAN_MONTH;
}

/** Expected volume of a day against an average one: weekday, season, Ramadan and slow growth up to `today`. */
export function season(day: number, today: number): number {
  const weekday = WEEK_SHAPE[weekdayOf(day)] ?? 1;
  const dayOfYear = (day * DAY - Date.UTC(new Date(day * DAY).getUTCFullYear(), 0, 1)) / DAY;
  const annual =
    1 + ANNUAL_SWING * Math.cos((2 * Math.PI * (dayOfYear - ANNUAL_PEAK_DAY)) / 365.25);
  const growth = 1 + (GROWTH_PER_YEAR * (day - today)) / 365.25;
  return weekday * annual * growth * (isRamadan(day) ? RAMADAN_DIP : 1);
}

function hours(weights: readonly number[]): Weighted<number> {
  return weighted(weights.map((weight, hour) => [hour, weight] as const));
}

const ORDINARY_HOURS = hours([
  3, 2, 1, 1, 1, 1, 2, 6, 11, 14, 15, 14, 11, 10, 11, 12, 12, 11, 10, 10, 9, 8, 6, 4,
]);
const RAMADAN_HOURS = hours([
  8, 7, 5, 3, 2, 1, 1, 2, 5, 9, 12, 13, 12, 11, 9, 6, 3, 2, 4, 9, 12, 13, 12, 10,
]);

/** An instant of the day by the hours at which people write and call; whole seconds. */
export function instantOfDay(day: number, ramadan: boolean, random: Random): number {
  const hour = random.choose(ramadan ? RAMADAN_HOURS : ORDINARY_HOURS);
  return midnight(day) + hour * HOUR + random.whole(0, 3599) * SECOND;
}

/**
 * The first instant at or after `instant` at which somebody works: outside `from`–`to` (local hours) it moves to the
 * first two hours of the next working time.
 */
export function atWork(instant: number, from: number, to: number, random: Random): number {
  const day = localDay(instant);
  const hour = (instant - midnight(day)) / HOUR;
  if (hour >= from && hour < to) return instant;
  const next = hour < from ? day : day + 1;
  return midnight(next) + from * HOUR + random.whole(0, 2 * 3600) * SECOND;
}

/** Rounds milliseconds down to a whole second. */
export function wholeSecond(instant: number): number {
  return Math.floor(instant / SECOND) * SECOND;
}
