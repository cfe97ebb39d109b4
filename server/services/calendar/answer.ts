import type { StoredEvent } from '#db/queries/events.ts';
import type { CalendarAnswer, CalendarQuery } from '../../contract/calendar.ts';
import { concerns, overlaps } from '../../domain/events/event.ts';
import { holidaysBetween } from '../../domain/holidays/holidays.ts';
import { formatDay } from '../../domain/time/day.ts';
import { scopedDimension, scopeInfo } from '../events/scope.ts';
import { readFilters } from '../metrics/filters.ts';
import { filterList, readPeriod } from '../metrics/question.ts';
import type { Reference } from '../organisation/reference.ts';

/**
 * What a chart of these days and filters must show: holidays of the calendars that were chosen, and events unless the filters
 * leave out all they are about. @throws AppError DATE_INVALID, PERIOD_REVERSED, PERIOD_TOO_LONG, and as `readFilters`
 */
export function answerCalendar(query: CalendarQuery, reference: Reference): CalendarAnswer {
  const period = readPeriod(query.from, query.to);
  const { dimensions } = readFilters(filterList(query.filter), reference);
  const { books, events, organisation } = reference;
  const days = ({ from, to }: { from: number; to: number }) => ({
    from: formatDay(from),
    to: formatDay(to),
  });
  return {
    events: events
      .filter((one) => one.removed === null && overlaps(one, period))
      .filter((one) => concerns(codesOf(one.scope, reference), dimensions))
      .sort((a, b) => a.from - b.from || a.id - b.id)
      .map(({ id, kind, name, note, scope, ...stretch }) => ({
        id,
        kind,
        name,
        ...days(stretch),
        scope: scopeInfo(scope, books),
        note,
      })),
    holidays: holidaysBetween(organisation.holidays, period.from, period.to).map(
      ({ id, calendar, name, ...stretch }) => ({ id, calendar, name, ...days(stretch) }),
    ),
  };
}

/** Codes of what an event is about, with those below and merged; null = everything. */
function codesOf(scope: StoredEvent['scope'], { books }: Reference) {
  const dimension = scopedDimension(scope);
  if (scope === null || dimension === null) return null;
  return { dimension: scope.dimension, codes: books[dimension].withBelow(scope.code) };
}
