import type { Condition, Value } from '../../../contract/mapping-value.ts';
import { DIMENSIONS } from '../../../domain/dimensions.ts';
import type { Concept } from '../match-headers.ts';
import { nameOf } from '../profile.ts';
import type { Profile, SampleColumn } from '../profile.ts';
import { SCORE_CONCEPTS } from '../scores.ts';
import { eventIn } from './event-column.ts';
import type { EventColumn } from './event-column.ts';
import { meaningsOf, wordsLike } from './event-words.ts';
import type { Meaning } from './event-words.ts';
import type { Spread, SpreadInput } from './spread.ts';
import { byTime, differing, layOut, timeColumn, timelineOf, valueColumn } from './timeline.ts';
import type { Timeline } from './timeline.ts';

const MOST_SHOWN = 6;
const LIKELY = 0.6;

/** What a case has an instant, or a count, of, and which of several events is meant. */
const PICKS = {
  firstResponse: 'first',
  escalated: 'first',
  reopened: 'first',
  resolved: 'first',
  closed: 'first',
  handovers: 'count',
} as const satisfies Partial<Record<Meaning, 'first' | 'count'>>;

type Placed = keyof typeof PICKS;

/** A file whose rows are events of cases, laid out with a column for each kind of event that a case has an instant of; null for any other. */
export function eventsIn(input: SpreadInput): Spread | null {
  const { profiles, columns } = input;
  const timeline = timelineOf(input, ['caseKey', 'recordKey']);
  const event = timeline && eventIn(input, timeline.groups);
  if (!timeline || !event) return null;
  const { key, profile } = timeline;
  const own = profiles.filter(({ joined }) => joined === null);
  const meanings = meaningsOf(event.profile, event.areStates);
  const known = [...meanings.values()].flat();
  const said = new Set(own.filter(isSaid).map(({ name }) => name));
  const laidOut = layOut(timeline, columns, 'opened', (column) => {
    if (column.name === event.column.name) return stateColumn(timeline, event, known);
    // The first that was said is what the customer came with.
    const pick = said.has(column.name) ? 'first' : 'last';
    return valueColumn(timeline, column, { pick, meant: null });
  });
  const made = placedIn(meanings).map(({ meaning, words }) => {
    const rows = { ...rowsOf(event, wordsLike(meaning, words, meanings)), words };
    return eventColumn(timeline, meaning, rows);
  });
  const params = {
    column: nameOf(event.profile),
    by: nameOf(key),
    time: nameOf(profile),
    ...event.named,
    examples: known.slice(0, MOST_SHOWN),
    others: [...event.profile.counts.keys()]
      .filter((text) => !known.includes(text))
      .slice(0, MOST_SHOWN),
  };
  return {
    kind: 'events',
    columns: [...laidOut, ...made],
    left: differing(input, timeline, (one) => one.name === event.column.name || isOfCase(one)),
    question: {
      code: 'ASK_EVENT_ROWS',
      params,
      columns: [key.name, event.column.name, profile.name],
    },
    begun: begunIn(timeline, event, { meanings, isWhole: !input.isPart }),
    writers: null,
    turns: turnsOf(timeline, event, meanings),
    ...byTime(timeline, input),
  };
}

/** The rows with one of these events, in small letters. */
function rowsOf({ column, value }: EventColumn, words: readonly string[]) {
  const wanted = new Set(words);
  return {
    where: { in: { value: { lower: value }, of: [...words] } } satisfies Condition,
    are: (row: number): boolean => wanted.has((column.cells[row] ?? '').trim().toLowerCase()),
  };
}

function isGiven({ column }: EventColumn, row: number): boolean {
  return (column.cells[row] ?? '').trim() !== '';
}

/** The state of each case at last: what is no state leaves it in the one that it had. */
function stateColumn(
  timeline: Timeline,
  event: EventColumn,
  known: readonly string[],
): SampleColumn {
  const { column, areStates, changes } = event;
  const all = areStates ? changes : rowsOf(event, small(known)).where;
  const states = new Set(known);
  const are = (row: number): boolean => areStates || states.has((column.cells[row] ?? '').trim());
  return valueColumn(timeline, column, {
    pick: 'last',
    meant: 'status',
    ...(all && { rows: { where: all, are } }),
  });
}

/** What holds of cases of which the file has the beginning. */
function begunIn(
  timeline: Timeline,
  event: EventColumn,
  of: { meanings: ReadonlyMap<Meaning, string[]>; isWhole: boolean },
): Spread['begun'] {
  const starts = startsOf(timeline, event.column, of);
  if (!starts) return null;
  const { where, are } = rowsOf(event, small(starts));
  const others = small([...event.profile.counts.keys()]).filter(
    (text) => !small(starts).includes(text),
  );
  const isOther = rowsOf(event, others).are;
  const without = timeline.groups.rows.filter(
    (rows) => !rows.some(are) && isOther(rows.find((row) => isGiven(event, row)) ?? -1),
  );
  const first: Value = { overRows: { value: event.value, pick: 'first', ...timeline.order } };
  return {
    when: {
      any: [
        { present: { overRows: { value: event.column.name, where } } },
        // A word that this file does not have may open cases in a later one.
        { not: { in: { value: { lower: first }, of: others } } },
      ],
    },
    missing: of.isWhole ? without.length : 0,
    examples: starts.slice(0, MOST_SHOWN),
  };
}

function small(words: readonly string[]): string[] {
  return words.map((word) => word.toLowerCase());
}

const OFTEN = 0.1;
const MOSTLY = 0.8;

/**
 * The events that open cases: those that say so, else of a file that was looked at whole those with which nearly all cases
 * begin. Null where nothing tells.
 */
function startsOf(
  { groups }: Timeline,
  events: SampleColumn,
  { meanings, isWhole }: { meanings: ReadonlyMap<Meaning, string[]>; isWhole: boolean },
): readonly string[] | null {
  const said = meanings.get('opened');
  if (said) return said;
  if (!isWhole) return null;
  const over = new Set(
    (['resolved', 'closed', 'givenUp', 'reopened'] as const).flatMap(
      (meaning) => meanings.get(meaning) ?? [],
    ),
  );
  const counts = new Map<string, number>();
  for (const rows of groups.rows) {
    const first = (events.cells[rows[0] ?? -1] ?? '').trim();
    if (!over.has(first)) counts.set(first, (counts.get(first) ?? 0) + 1);
  }
  const often = [...counts].filter(([, count]) => count >= groups.rows.length * OFTEN);
  const covered = often.reduce((sum, [, count]) => sum + count, 0);
  return covered >= groups.rows.length * MOSTLY ? often.map(([text]) => text) : null;
}

/** Events by which a case goes on, and those by which it is over: the last of all tells which of both holds. */
function turnsOf(
  { times, order, written }: Timeline,
  { column, value, areStates }: EventColumn,
  meanings: ReadonlyMap<Meaning, string[]>,
): Spread['turns'] {
  const of = (...wanted: Meaning[]): string[] =>
    wanted.flatMap((meaning) => {
      const words = meanings.get(meaning);
      return words ? wordsLike(meaning, words, meanings) : [];
    });
  const among = (words: string[]): Condition => ({
    in: { value: { lower: value }, of: words },
  });
  const back = of('reopened', 'back');
  const ends = of('resolved', 'closed');
  const over = [...ends, ...of('givenUp')];
  if (back.length === 0 && !areStates) return null;
  const gathered = { pick: 'last', order, meant: null } as const;
  const given: Condition = { present: value };
  // Any other state is one in which a case goes on, also one that a later file has.
  const isBack = areStates ? { all: [given, { not: among(over) }] } : among(back);
  const isTurn = areStates ? given : among([...over, ...back]);
  return {
    ends,
    state: { ...gathered, column: column.name, where: isTurn, dates: null },
    back: { ...gathered, column: times.name, where: isBack, dates: written },
  };
}

function placedIn(
  meanings: ReadonlyMap<Meaning, string[]>,
): { meaning: Placed; words: string[] }[] {
  return [...meanings].flatMap(([meaning, words]) =>
    isPlaced(meaning) ? [{ meaning, words }] : [],
  );
}

function isPlaced(meaning: Meaning): meaning is Placed {
  return meaning in PICKS;
}

function eventColumn(
  timeline: Timeline,
  meaning: Placed,
  rows: { where: Condition; are: (row: number) => boolean; words: readonly string[] },
): SampleColumn {
  const pick = PICKS[meaning];
  const header = rows.words.join(/\p{Script=Arabic}/u.test(rows.words[0] ?? '') ? '، ' : ', ');
  const name = `${timeline.times.name}: ${header}`;
  if (pick !== 'count') {
    return timeColumn(timeline, { name, header, pick, meant: meaning, rows });
  }
  return {
    name,
    header,
    cells: timeline.groups.rows.map((group) => String(group.filter(rows.are).length)),
    gathered: {
      column: timeline.times.name,
      where: rows.where,
      pick,
      order: timeline.order,
      dates: null,
      meant: meaning,
      events: rows.words,
    },
  };
}

function isSaid({ matches }: Profile): boolean {
  return matches.some(({ concept, score }) => concept === 'text' && score >= LIKELY);
}

/** What a case has at last, and not the row alone, as its number or its author. */
function isOfCase({ matches }: Profile): boolean {
  return matches.some(({ concept, score }) => OF_CASES.has(concept) && score >= LIKELY);
}

const OF_CASES: ReadonlySet<Concept> = new Set<Concept>([
  ...DIMENSIONS,
  ...SCORE_CONCEPTS,
  'priority',
  'outcome',
  'customerKey',
  'text',
  'title',
  'language',
  'escalationLevel',
  'value',
]);
