import { nameOf } from '../profile.ts';
import { eventIn } from './event-column.ts';
import { meaningsOf, wordsLike } from './event-words.ts';
import type { Spread, SpreadInput } from './spread.ts';
import {
  byTime,
  differing,
  endColumn,
  firstTime,
  layOut,
  timeColumn,
  timelineOf,
  valueColumn,
} from './timeline.ts';

const MOST_SHOWN = 6;

/** A file whose rows are events of conversations or calls, laid out as one contact each; null for any other. */
export function contactEventsIn(input: SpreadInput): Spread | null {
  const { columns } = input;
  const timeline = timelineOf(input, ['contactKey']);
  const event = timeline && eventIn(input, timeline.groups);
  if (!timeline || !event || event.changes) return null;
  const { key, times, profile } = timeline;
  const meanings = meaningsOf(event.profile, false);
  const words = meanings.get('handovers') ?? [];
  const listed = wordsLike('handovers', words, meanings);
  const where = { in: { value: { lower: event.value }, of: listed } };
  const are = (row: number): boolean => words.includes((event.column.cells[row] ?? '').trim());
  const laidOut = layOut(timeline, columns, 'contacted', (column) =>
    valueColumn(timeline, column, { pick: 'last', meant: null }),
  );
  const header = words.join(', ');
  const moved = { name: `${times.name}: ${header}`, header, pick: 'first' as const, meant: null };
  const all = [...event.profile.counts.keys()];
  const params = {
    column: nameOf(event.profile),
    by: nameOf(key),
    time: nameOf(profile),
    of: 'contact',
    examples: (words.length > 0 ? words : all).slice(0, MOST_SHOWN),
    others: all.filter((text) => words.length > 0 && !words.includes(text)).slice(0, MOST_SHOWN),
  };
  return {
    kind: 'messages',
    columns: [
      ...laidOut,
      endColumn(timeline),
      ...(words.length > 0
        ? [timeColumn(timeline, { ...moved, rows: { where, are, words } })]
        : []),
    ],
    left: differing(input, timeline, () => false),
    question: {
      code: 'ASK_EVENT_ROWS',
      params,
      columns: [key.name, event.column.name, profile.name],
    },
    begun: null,
    writers: words.length > 0 ? { bot: null, person: firstTime(timeline, { where, words }) } : null,
    turns: null,
    ...byTime(timeline, input),
  };
}
