import type { WeekStart } from '#server/domain/time/period.ts';
import { addDays } from '../../../format/day.ts';

const START_WEEKDAY: Readonly<Record<WeekStart, number>> = { sat: 6, sun: 0, mon: 1 };

/**
 * The last whole week, `[from, to)`, that lies within the days from `first` to `last` (both in); null when none does.
 */
export function lastFullWeek(
  first: string,
  last: string,
  weekStart: WeekStart,
): { from: string; to: string } | null {
  const end = addDays(last, 1);
  const weekday = new Date(`${end}T00:00:00Z`).getUTCDay();
  const to = addDays(end, -((weekday - START_WEEKDAY[weekStart] + 7) % 7));
  const from = addDays(to, -7);
  return from >= first ? { from, to } : null;
}
