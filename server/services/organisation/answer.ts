import type { OrganisationAnswer } from '../../contract/organisation.ts';
import { formatDay } from '../../domain/time/day.ts';
import type { Period } from '../../domain/time/period.ts';
import { lastCalendarWeek, lastCompleteWeek } from '../../domain/time/period.ts';
import { dataThroughDay } from '../metrics/states.ts';
import type { Moment } from './reference.ts';

/** The settings in force with what the calendar and the data say today. */
export function answerOrganisation(moment: Moment): OrganisationAnswer {
  const { reference, today } = moment;
  const { weekStart } = reference.calendar;
  const through = dataThroughDay(moment);
  const lastWeek = lastCompleteWeek(today, through, weekStart);
  return {
    ...reference.organisation,
    lastWeek: lastWeek === null ? null : days(lastWeek),
    calendarWeek: days(lastCalendarWeek(today, weekStart)),
    dataThrough: through === null ? null : formatDay(through),
    today: formatDay(today),
  };
}

function days({ from, to }: Period): { from: string; to: string } {
  return { from: formatDay(from), to: formatDay(to) };
}
