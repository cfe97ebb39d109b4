import type { BusinessCalendar } from '../alerts/business-clock.ts';
import { afterBusinessTime } from '../alerts/business-clock.ts';
import type { Severity } from '../alerts/signal.ts';
import type { Reading } from './loop.ts';
import type { OpenState } from './state.ts';

const HOUR = 3_600_000;
const WORKING_DAY = 8;

type Hours = Readonly<Record<Severity, number>>;

const days = (grave: number, serious: number, watch: number): Hours => ({
  grave: grave * WORKING_DAY,
  serious: serious * WORKING_DAY,
  watch: watch * WORKING_DAY,
});

/** Working hours until the next step is due. What was told waits for the day on which the effect is read. */
const STEP_HOURS: Readonly<Record<Exclude<OpenState, 'told'>, Hours>> = {
  heard: days(1, 2, 5),
  understood: days(2, 5, 10),
  decided: days(10, 20, 40),
  changed: days(3, 5, 10),
};
const READING_HOURS = 5 * WORKING_DAY;
/** Working hours within which a department says that it has heard. */
const ACKNOWLEDGE_HOURS: Hours = { grave: 4, serious: WORKING_DAY, watch: 2 * WORKING_DAY };

/** Until when the next step is due for a loop that came into a state at `at`; `readOn` = instant at which the effect can be read. */
export function stepDue(
  asked: { state: OpenState; severity: Severity; at: number; readOn: number | null },
  calendar: BusinessCalendar,
): number {
  const { state, severity, at, readOn } = asked;
  if (state === 'told') {
    return afterBusinessTime(Math.max(at, readOn ?? at), READING_HOURS * HOUR, calendar);
  }
  return afterBusinessTime(at, STEP_HOURS[state][severity] * HOUR, calendar);
}

/** Until when a department that was asked at `at` says that it has heard. */
export function acknowledgeDue(severity: Severity, at: number, calendar: BusinessCalendar): number {
  return afterBusinessTime(at, ACKNOWLEDGE_HOURS[severity] * HOUR, calendar);
}

/** The day (since 1970-01-01) from which all weeks that are read are over, for a change that holds from `changedOn` on. */
export function latestReading(changedOn: number, reading: Reading): number {
  return changedOn + 7 * (reading.settleWeeks + reading.weeks);
}
