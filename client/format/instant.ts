import type { LocaleTag } from './locale.ts';

/** Day of a zone (YYYY-MM-DD) in which an instant (UTC ms) lies. */
export function dayIn(zone: string, instant: number): string {
  // Swedish writes days the way they are kept.
  return new Intl.DateTimeFormat('sv-SE', { timeZone: zone }).format(instant);
}

/** First instant (UTC ms) of a day in a zone, to the quarter of an hour at which all zones change their day. */
export function startOfDay(zone: string, day: string): number {
  const noon = Date.parse(`${day}T12:00:00Z`);
  const STEP = 15 * 60_000;
  let instant = noon - 30 * 3_600_000;
  while (dayIn(zone, instant) < day) instant += STEP;
  return instant;
}

/** Where days have two halves, a time and its half stay in one line. */
function unbroken(format: Intl.DateTimeFormat, instant: number): string {
  const parts = format.formatToParts(instant);
  return parts
    .map(({ value }, i) => (parts[i + 1]?.type === 'dayPeriod' ? '\u00a0' : value))
    .join('');
}

/** The hour that begins at an instant, in the organisation's zone: 21 Nov, 14:00. */
export function formatHour(locale: LocaleTag, zone: string, instant: number): string {
  const format = new Intl.DateTimeFormat(locale, {
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
    timeZone: zone,
  });
  return unbroken(format, instant);
}

/** Whether all of these instants (UTC ms) begin a day of a zone: of days nobody has told the time. */
export function areDays(zone: string, instants: readonly number[]): boolean {
  return instants.every((instant) => startOfDay(zone, dayIn(zone, instant)) === instant);
}

/** Day and time of day in the organisation's zone: 21 Nov 2026, 14:05. */
export function formatInstant(locale: LocaleTag, zone: string, instant: number): string {
  const format = new Intl.DateTimeFormat(locale, {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    timeZone: zone,
  });
  return unbroken(format, instant);
}
