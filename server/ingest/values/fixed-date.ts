import { DAY, HOUR, LITERAL, MINUTE, MONTH, SECOND, SPACE, YEAR } from './date-steps.ts';
import type { DateParts } from './date-steps.ts';

/**
 * A reader for patterns in which every part stands at a fixed place, such as `YYYY-MM-DD HH:mm:ss`; null for others. It
 * gives false for all that it does not understand, also for digits that are not ASCII: the steps then have the word.
 */
export function fixedDate(steps: Int32Array): ((text: string, into: DateParts) => boolean) | null {
  const places = new Map<number, number>();
  const literals: number[] = [];
  let width = 0;
  for (let i = 0; i < steps.length; i += 3) {
    const step = steps[i] ?? 0;
    const least = steps[i + 1] ?? 0;
    if (step === LITERAL || step === SPACE) {
      literals.push(width, step === SPACE ? 32 : least);
      width++;
    } else if (WIDTHS.get(step) === least && least === steps[i + 2]) {
      places.set(step, width);
      width += least;
    } else {
      return null;
    }
  }
  const [year, month, day] = [places.get(YEAR), places.get(MONTH), places.get(DAY)];
  if (year === undefined || month === undefined || day === undefined) return null;
  const hour = places.get(HOUR) ?? -1;
  const minute = places.get(MINUTE) ?? -1;
  const second = places.get(SECOND) ?? -1;
  return (text, into) => {
    if (text.length !== width) return false;
    for (let i = 0; i < literals.length; i += 2) {
      if (text.charCodeAt(literals[i] ?? 0) !== literals[i + 1]) return false;
    }
    const century = twoDigits(text, year);
    const rest = twoDigits(text, year + 2);
    const m = twoDigits(text, month);
    const d = twoDigits(text, day);
    const h = hour < 0 ? 0 : twoDigits(text, hour);
    const min = minute < 0 ? 0 : twoDigits(text, minute);
    const s = second < 0 ? 0 : twoDigits(text, second);
    // One of them below zero makes the whole so.
    if ((century | rest | m | d | h | min | s) < 0) return false;
    into.year = century * 100 + rest;
    into.month = m;
    into.day = d;
    into.hour = h;
    into.minute = min;
    into.second = s;
    return true;
  };
}

const WIDTHS: ReadonlyMap<number, number> = new Map([
  [YEAR, 4],
  [MONTH, 2],
  [DAY, 2],
  [HOUR, 2],
  [MINUTE, 2],
  [SECOND, 2],
]);

/** The number of two ASCII digits; below zero when they are none. */
function twoDigits(text: string, at: number): number {
  const tens = text.charCodeAt(at) - 48;
  const ones = text.charCodeAt(at + 1) - 48;
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : -1;
}
