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
    behind: lastWeek === null ? [] : sourcesBehind(moment, lastWeek.to),
    today: formatDay(today),
  };
}

/** A source that has been silent for longer has ended: that it has is no news. */
const ENDED_DAYS = 91;

/** Sources that do not reach the end of a week, `end` excluded, the one that is furthest behind first. */
export function sourcesBehind(
  { sources, reference }: Moment,
  end: number,
): OrganisationAnswer['behind'] {
  return sources
    .flatMap(({ id, name, lastAt }) => {
      const last = lastAt === null ? null : reference.zone.dayOf(lastAt);
      const isBehind = last !== null && last < end - 1 && last >= end - ENDED_DAYS;
      return isBehind ? [{ source: id, name, last }] : [];
    })
    .sort((a, b) => a.last - b.last)
    .map(({ source, name, last }) => ({ source, name, through: formatDay(last) }));
}

function days({ from, to }: Period): { from: string; to: string } {
  return { from: formatDay(from), to: formatDay(to) };
}
