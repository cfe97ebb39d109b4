import { addDays, daysBetween } from '../format/day.ts';
import type { Period } from './view-state.ts';

type Days = { readonly from: string; readonly to: string };

/** Weeks that are offered to begin with: those of the small histories on the cards. */
const OFFERED = 13;
/** Behind the week that is shown so many more are offered, so that one can go on from there. */
const FURTHER = 4;
/** Two years: what lies further back is reached by its address. */
const MOST = 104;
const WEEK_DAYS = 7;

/** Whole weeks of the organisation, the last complete one first; more of them where an earlier one is shown. */
export function offeredWeeks(lastWeek: Days, shown: Days): readonly Days[] {
  const back = daysBetween(shown.from, lastWeek.from) / WEEK_DAYS;
  const count = Math.min(MOST, Math.max(OFFERED, Math.ceil(back) + 1 + FURTHER));
  return Array.from({ length: count }, (_, i) => ({
    from: addDays(lastWeek.from, -WEEK_DAYS * i),
    to: addDays(lastWeek.to, -WEEK_DAYS * i),
  }));
}

/** The rule that goes on with the calendar for the last complete week, the days themselves for an earlier one. */
export function weekPeriod(week: Days, lastWeek: Days): Period {
  return week.from === lastWeek.from ? { rule: 'last-week' } : week;
}
