import type { Condition } from '../../../contract/mapping-value.ts';
import { DIMENSIONS } from '../../../domain/dimensions.ts';
import type { Why } from '../guessed.ts';
import type { Concept } from '../match-headers.ts';
import type { Profile, SampleColumn } from '../profile.ts';
import { SCORE_CONCEPTS } from '../scores.ts';
import { headerWords } from '../words.ts';
import { hasStates, meaningsOf, wordsLike } from './event-words.ts';
import type { Meaning } from './event-words.ts';
import { isInEachRow, isOfGroup } from './groups.ts';
import type { Groups } from './groups.ts';
import type { Spread, SpreadInput } from './spread.ts';
import { byTime, timeColumn, timelineOf, valueColumn } from './timeline.ts';
import type { Timeline } from './timeline.ts';

/** Headers of what happened, or of what a thing then was, where each row has one event. */
const HAPPENED = new Set(
  headerWords(
    'event action activity transition change step milestone حدث الحدث إجراء الإجراء نشاط النشاط خطوة الخطوة événement action activité acción actividad paso evento ação atividade passo',
  ),
);
/** Headers of what it was before. */
const BEFORE = new Set(
  headerWords(
    'from old previous prior before من السابق السابقة القديم القديمة ancien ancienne précédent précédente avant anterior antes desde',
  ),
);
const MOST_EVENTS = 40;
const MOST_SHOWN = 6;
const NEARLY_ALL = 0.97;
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
  if (!timeline) return null;
  const own = profiles.filter(({ joined }) => joined === null);
  const cellsOf = (profile: Profile): SampleColumn | undefined =>
    columns.find(({ name }) => name === profile.name);
  const event = eventIn(own, timeline.groups, cellsOf);
  const events = event && cellsOf(event);
  if (!event || !events) return null;
  const meanings = meaningsOf(event);
  const { key, times, profile, groups } = timeline;
  const left = new Map<string, Why>();
  for (const one of own) {
    const column = cellsOf(one);
    const isOwn = column && !isOfGroup(column, groups) && one !== profile && one !== event;
    if (isOwn && !isOfCase(one)) {
      left.set(one.name, {
        code: 'ROWS_DIFFER',
        params: { column: nameOf(one), by: [nameOf(key)] },
      });
    }
  }
  const rowsOf = (words: readonly string[]) => {
    const wanted = new Set(words);
    return {
      where: { in: { value: { lower: events.name }, of: [...words] } } satisfies Condition,
      are: (row: number): boolean => wanted.has((events.cells[row] ?? '').trim().toLowerCase()),
    };
  };
  const known = [...meanings.values()].flat();
  // What is no state leaves the case in the one that it had.
  const states = hasStates(event) ? null : rowsOf(known.map((text) => text.toLowerCase()));
  const said = new Set(own.filter(isSaid).map(({ name }) => name));
  const laidOut = columns.map((column): SampleColumn => {
    if (column === times)
      return timeColumn(timeline, { ...column, pick: 'first', meant: 'opened' });
    if (column === events) {
      const rows = states ? { rows: states } : {};
      return valueColumn(timeline, column, { pick: 'last', meant: 'status', ...rows });
    }
    // The first that was said is what the customer came with.
    const pick = said.has(column.name) ? 'first' : 'last';
    const laid = valueColumn(timeline, column, { pick, meant: null });
    const isKept = column === key || column.joined || isInEachRow(column, groups);
    return isKept ? { ...column, cells: laid.cells } : laid;
  });
  const made = placedIn(meanings).map(({ meaning, words }) => {
    const rows = { ...rowsOf(wordsLike(meaning, words, meanings)), words };
    return eventColumn(timeline, meaning, rows);
  });
  const starts = startsOf(timeline, events, { meanings, isWhole: !input.isPart });
  const begun = starts && rowsOf(small(starts));
  const missing =
    begun && !input.isPart ? groups.rows.filter((rows) => !rows.some(begun.are)).length : 0;
  const params = {
    column: nameOf(event),
    by: nameOf(key),
    time: nameOf(profile),
    examples: known.slice(0, MOST_SHOWN),
    others: [...event.counts.keys()].filter((text) => !known.includes(text)).slice(0, MOST_SHOWN),
  };
  return {
    kind: 'events',
    columns: [...laidOut, ...made],
    left,
    question: { code: 'ASK_EVENT_ROWS', params, columns: [key.name, event.name, profile.name] },
    begun: begun && {
      when: { present: { overRows: { value: events.name, where: begun.where } } },
      missing,
      examples: (starts ?? []).slice(0, MOST_SHOWN),
    },
    turns: turnsOf(timeline, events, meanings),
    ...byTime(timeline, input),
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
  events: SampleColumn,
  meanings: ReadonlyMap<Meaning, string[]>,
): Spread['turns'] {
  const of = (...wanted: Meaning[]): string[] =>
    wanted.flatMap((meaning) => {
      const words = meanings.get(meaning);
      return words ? wordsLike(meaning, words, meanings) : [];
    });
  const among = (words: string[]): Condition => ({
    in: { value: { lower: events.name }, of: words },
  });
  const back = of('reopened', 'back');
  if (back.length === 0) return null;
  const ends = of('resolved', 'closed');
  const all = among([...ends, ...of('givenUp'), ...back]);
  const gathered = { pick: 'last', order, meant: null } as const;
  return {
    ends,
    state: { ...gathered, column: events.name, where: all, dates: null },
    back: { ...gathered, column: times.name, where: among(back), dates: written },
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
      order: null,
      dates: null,
      meant: meaning,
      events: rows.words,
    },
  };
}

function nameOf({ header, name }: Pick<Profile, 'header' | 'name'>): string {
  return header || name;
}

/** The column that says what happened: its words differ within a case, and some of them end it. */
function eventIn(
  own: readonly Profile[],
  groups: Groups,
  cellsOf: (profile: Profile) => SampleColumn | undefined,
): Profile | null {
  const found = own.filter((profile) => {
    const { dates, numbers, flags, counts, texts, rows, words } = profile;
    if (dates || numbers || flags || texts.length < rows * NEARLY_ALL) return false;
    if (counts.size < 2 || counts.size > MOST_EVENTS) return false;
    const isNamed = hasStates(profile) || words.some((word) => HAPPENED.has(word));
    if (!isNamed || words.some((word) => BEFORE.has(word))) return false;
    const column = cellsOf(profile);
    if (!column || isOfGroup(column, groups)) return false;
    const meanings = meaningsOf(profile);
    const ends = [...(meanings.get('resolved') ?? []), ...(meanings.get('closed') ?? [])];
    return ends.length > 0 && endLast(column, groups, ends);
  });
  const known = (profile: Profile): number => [...meaningsOf(profile).values()].flat().length;
  return found.toSorted((a, b) => known(b) - known(a))[0] ?? null;
}

/** Cases come to their ends more often than they go on behind one. */
function endLast({ cells }: SampleColumn, { rows }: Groups, ends: readonly string[]): boolean {
  const isEnd = (row: number | undefined): boolean =>
    row !== undefined && ends.includes((cells[row] ?? '').trim());
  let balance = 0;
  for (const group of rows) {
    const [first, last] = [isEnd(group[0]), isEnd(group.at(-1))];
    if (group.length > 1) balance += Number(last) - Number(first);
  }
  return balance > 0;
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
