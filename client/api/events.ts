import type { CalendarAnswer } from '#server/contract/calendar.ts';
import type {
  EventAnswer,
  EventChange,
  EventInput,
  EventsAnswer,
} from '#server/contract/events.ts';
import type { Ask } from './accounts.ts';

/** The days and filters of a chart; `filter` are `department=billing` texts. */
export type CalendarQuestion = {
  readonly from: string;
  readonly to: string;
  readonly filter: readonly string[];
};

/** What happened that may move numbers. `once` = a key under which the same may be sent again. */
export function createEventsApi(ask: Ask) {
  return {
    list: (signal: AbortSignal) => ask<EventsAnswer>('GET', '/api/events', undefined, signal),
    add: (input: EventInput, once: string) =>
      ask<EventAnswer>('POST', '/api/events', input, undefined, once),
    change: (id: number, change: EventChange) =>
      ask<EventAnswer>('PATCH', `/api/events/${id}`, change),
    calendar: ({ from, to, filter }: CalendarQuestion, signal: AbortSignal) => {
      const query = new URLSearchParams({ from, to });
      for (const text of filter) query.append('filter', text);
      return ask<CalendarAnswer>('GET', `/api/calendar?${query.toString()}`, undefined, signal);
    },
  };
}
