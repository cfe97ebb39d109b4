import type { BusinessCalendar } from '../alerts/business-clock.ts';
import { afterBusinessTime } from '../alerts/business-clock.ts';

/** Two working days, as a serious loop has that was just heard. */
const WAITS_MS = 16 * 3_600_000;

/** Until when a report that came in at `at` (UTC ms) is joined to a loop or answered. */
export function reportDue(at: number, calendar: BusinessCalendar): number {
  return afterBusinessTime(at, WAITS_MS, calendar);
}
