import { useQuery } from '@tanstack/react-query';
import { addDays } from '../format/day.ts';
import { isolate } from '../format/bidi.ts';
import { nameIn } from '../format/name.ts';
import { useFormats } from '../i18n/reader.ts';
import type { CalendarQuestion } from './events.ts';
import { useLoopQueries } from './loop-queries.ts';
import { useQueries } from './use-queries.ts';

/** Something a chart over time shows beside its values; days `[from, to)`. */
export type TimeMark = {
  readonly key: string;
  readonly kind: 'event' | 'holiday' | 'change';
  readonly from: string;
  readonly to: string;
  /** Its name, and what it is about where that is not everything. */
  readonly name: string;
  /** Its days in words. */
  readonly days: string;
  /** The page that tells more; null = there is none. */
  readonly href: string | null;
};

/**
 * Events, holidays and changes made for loops that touch a chart of a metric, its days and filters, by their first day; those that are
 * not known, or not for the reader, are left out.
 */
export function useTimeMarks(question: CalendarQuestion, metric: string): readonly TimeMark[] {
  const { language, day, line } = useFormats();
  const { data } = useQuery(useQueries().calendar(question));
  const made = useQuery(useLoopQueries().changes(metric, question)).data;
  const daysOf = ({ from, to }: { from: string; to: string }): string =>
    addDays(from, 1) === to ? day.long(from) : day.range(from, to);
  const events = (data?.events ?? []).map((one): TimeMark => {
    const about = one.scope && isolate(nameIn(language, one.scope.name, one.scope.key));
    const name = isolate(nameIn(language, one.name, one.name.en || one.name.ar));
    return {
      key: `event ${one.id}`,
      kind: 'event',
      from: one.from,
      to: one.to,
      name: line(about ? [name, about] : [name]),
      days: daysOf(one),
      href: null,
    };
  });
  const holidays = (data?.holidays ?? []).map((one): TimeMark => ({
    key: `${one.id} ${one.from}`,
    kind: 'holiday',
    from: one.from,
    to: one.to,
    name: nameIn(language, one.name, one.id),
    days: daysOf(one),
    href: null,
  }));
  const changes = (made?.changes ?? []).map(({ loop, title, changedOn }): TimeMark => ({
    key: `change ${loop}`,
    kind: 'change',
    from: changedOn,
    to: addDays(changedOn, 1),
    name: isolate(title),
    days: day.long(changedOn),
    href: `/loops/${loop}`,
  }));
  return [...events, ...holidays, ...changes].sort((a, b) => (a.from < b.from ? -1 : 1));
}
