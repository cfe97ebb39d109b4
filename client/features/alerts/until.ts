import type { AlertInfo } from '#server/contract/alerts.ts';
import { addDays, isDay } from '../../format/day.ts';
import { startOfDay } from '../../format/instant.ts';

const HOUR_MS = 3_600_000;

/** How long somebody may promise or put off: hours, or a day that is chosen. */
export type Span = `${number}` | 'day';

/** Whoever sees to what is grave says so within a day; the rest may wait for days. */
export function spansOf(severity: AlertInfo['severity']): readonly Span[] {
  return severity === 'grave' ? ['1', '2', '4', '8', '12'] : ['2', '4', '8', '24', '48', 'day'];
}

/** The instant (ISO 8601, UTC) that is meant; null = the day is none. */
export function untilOf(span: Span, day: string, zone: string, now: number): string | null {
  if (span !== 'day') return new Date(now + Number(span) * HOUR_MS).toISOString();
  if (!isDay(day)) return null;
  return new Date(startOfDay(zone, addDays(day, 1))).toISOString();
}
