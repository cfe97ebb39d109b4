const DAY_MS = 86_400_000;
const SECOND_MS = 1000;
/** Day 1 of the 1900 system is 1900-01-01, so day 0 is the day before. */
const ZERO_1900 = Date.UTC(1899, 11, 31);
const ZERO_1904 = Date.UTC(1904, 0, 1);
/** The 1900 system counts a 29 February 1900 that never was. */
const LEAP_DAY_1900 = 60;
/** 9999-12-31, the last day that spreadsheets have. */
const LAST_SERIAL = 2_958_466;

/**
 * Wall-clock time of a serial date, as milliseconds since 1970 by that clock, to the second; NaN when no such day exists
 * (the 29 February 1900 of the 1900 system; before its first day; after 9999).
 */
export function wallOfSerial(serial: number, is1904: boolean): number {
  const first = is1904 ? 0 : 1;
  if (!(serial >= first && serial < LAST_SERIAL)) return Number.NaN;
  const seconds = Math.round((serial * DAY_MS) / SECOND_MS) * SECOND_MS;
  if (is1904) return ZERO_1904 + seconds;
  const day = Math.floor(seconds / DAY_MS);
  if (day === LEAP_DAY_1900) return Number.NaN;
  return ZERO_1900 + seconds - (day > LEAP_DAY_1900 ? DAY_MS : 0);
}

/** `H:MM:SS` of a part of days, hours without bound. */
export function clockOfSerial(serial: number): string {
  const seconds = Math.round(Math.abs(serial) * 86_400);
  const two = (n: number): string => String(n).padStart(2, '0');
  const sign = serial < 0 ? '-' : '';
  return `${sign}${Math.floor(seconds / 3600)}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
}

const TWO = Array.from({ length: 60 }, (_, n) => String(n).padStart(2, '0'));

/** Wall-clock times as texts. Remembers the last day, since files are often in order. */
export class WallTexts {
  private lastDay = Number.NaN;
  private lastText = '';

  /** `2024-05-01 10:30:00`. */
  moment(wall: number): string {
    const second = Math.floor(wall / SECOND_MS) % 86_400;
    const inDay = second < 0 ? second + 86_400 : second;
    const [h, m, s] = [Math.floor(inDay / 3600), Math.floor(inDay / 60) % 60, inDay % 60];
    return `${this.day(wall)} ${TWO[h] ?? ''}:${TWO[m] ?? ''}:${TWO[s] ?? ''}`;
  }

  /** `2024-05-01`. */
  day(wall: number): string {
    const day = Math.floor(wall / DAY_MS);
    if (day !== this.lastDay) {
      this.lastDay = day;
      this.lastText = new Date(day * DAY_MS).toISOString().slice(0, 10);
    }
    return this.lastText;
  }
}
