import type { Period } from '../time/period.ts';

/** First hour of the organisation's day at which the mail about the week goes out. */
const FIRST_HOUR = 7;
/** So many days after its end a week is history, and nobody is written to about it any more. */
const OLD_DAYS = 14;

/** What the calendar and the data say. */
export type WeekStanding = {
  /** Day of the organisation's zone. */
  readonly today: number;
  /** Hour of that day, 0 to 23. */
  readonly hour: number;
  /** The last complete week of the data; null = there is none. */
  readonly lastWeek: Period | null;
  /** Sources that do not reach the week's end. */
  readonly behind: number;
};

/**
 * The week (days, `[from, to)`) that people are to be written to about; null = none yet. A week waits for sources that are behind
 * until the day after its end is over.
 */
export function weekToTell({ today, hour, lastWeek, behind }: WeekStanding): Period | null {
  if (lastWeek === null) return null;
  const age = today - lastWeek.to;
  if (age < 0 || age >= OLD_DAYS) return null;
  if (hour < FIRST_HOUR) return null;
  return age === 0 && behind > 0 ? null : lastWeek;
}
