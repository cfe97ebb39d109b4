import type { Unit } from '#server/domain/metrics/verdict-kinds.ts';
import { readNumber } from '../format/read-number.ts';

/** What durations may be written in, in seconds. */
export const DURATIONS = { minutes: 60, hours: 3600, days: 86_400 } as const;
export type DurationUnit = keyof typeof DURATIONS;

/** A percent sign of either script, with the marks of direction that come with it. */
const PERCENT = /\s*[%\u066a]\s*[\u200e\u200f\u061c]*\s*$/;

/** A written value in the metric's own unit, to the thousandth; a share may have its percent sign. Null = it is no number. */
export function valueOf(text: string, unit: Unit, duration: DurationUnit): number | null {
  const written = readNumber(unit === 'percent' ? text.replace(PERCENT, '') : text);
  if (written === null) return null;
  const value = unit === 'seconds' ? written * DURATIONS[duration] : written;
  return Math.round(value * 1000) / 1000;
}
