import { useQuery } from '@tanstack/react-query';
import { addDays } from '../format/day.ts';
import { isolate } from '../format/bidi.ts';
import { nameIn } from '../format/name.ts';
import { useFormats } from '../i18n/reader.ts';
import type { CalendarQuestion } from './events.ts';
import { useQueries } from './use-queries.ts';

/** Something a chart over time shows beside its values; days `[from, to)`. */
export type TimeMark = {
  readonly key: string;
  readonly kind: 'event' | 'holiday';
  readonly from: string;
  readonly to: string;
  /** Its name, and what it is about where that is not everything. */
  readonly name: string;
  /** Its days in words. */
  readonly days: string;
};

/** Events and holidays of a chart's days and filters, by their first day; none while they are not known. */
export function useTimeMarks(question: CalendarQuestion): readonly TimeMark[] {
  const { language, day, line } = useFormats();
  const { data } = useQuery(useQueries().calendar(question));
  if (!data) return [];
  const daysOf = ({ from, to }: { from: string; to: string }): string =>
    addDays(from, 1) === to ? day.long(from) : day.range(from, to);
  const events = data.events.map((one): TimeMark => {
    const about = one.scope && isolate(nameIn(language, one.scope.name, one.scope.key));
    const name = isolate(nameIn(language, one.name, one.name.en || one.name.ar));
    return {
      key: `event ${one.id}`,
      kind: 'event',
      from: one.from,
      to: one.to,
      name: line(about ? [name, about] : [name]),
      days: daysOf(one),
    };
  });
  const holidays = data.holidays.map((one): TimeMark => ({
    key: `${one.id} ${one.from}`,
    kind: 'holiday',
    from: one.from,
    to: one.to,
    name: nameIn(language, one.name, one.id),
    days: daysOf(one),
  }));
  return [...events, ...holidays].sort((a, b) => (a.from < b.from ? -1 : 1));
}
