import type { Condition, Reading, Value } from '../../../contract/mapping-value.ts';
import { DIMENSIONS } from '../../../domain/dimensions.ts';
import type { Why } from '../guessed.ts';
import { instantValue } from '../compose/instants.ts';
import { matchHeader } from '../match-headers.ts';
import type { Concept } from '../match-headers.ts';
import type { GatheredPlace, Profile, SampleColumn } from '../profile.ts';
import { instantsOf } from '../structure.ts';
import { isEndedWord, isGivenUpWord, isReopenedWord } from '../vocabulary/ended.ts';
import { headerWords } from '../words.ts';
import { firstGiven, groupsBy, isOfGroup } from './groups.ts';
import type { Groups } from './groups.ts';
import type { Spread, SpreadInput } from './spread.ts';

/** Headers of what happened, or of what a thing then was, where each row has one event. */
const HAPPENED = new Set(
  headerWords(
    'event action activity transition change step stage status state milestone حدث الحدث إجراء الإجراء نشاط النشاط خطوة الخطوة مرحلة المرحلة حالة الحالة événement action activité étape statut état evento acción actividad paso etapa estado evento ação atividade passo estado',
  ),
);
const MOST_EVENTS = 40;
const NEARLY_ALL = 0.97;
const CLEAR = 0.75;

/** What an event is to the case it happened to. */
type Meaning =
  | 'opened'
  | 'firstResponse'
  | 'resolved'
  | 'closed'
  | 'reopened'
  | 'escalated'
  | 'handovers';

const NAMED: readonly Meaning[] = ['opened', 'firstResponse', 'escalated', 'handovers'];

/** A file whose rows are events of cases, laid out with a column for each kind of event that a case has an instant of; null for any other. */
export function eventsIn(input: SpreadInput): Spread | null {
  const { profiles, columns, inOrder, isPart, decide } = input;
  const own = profiles.filter(({ joined }) => joined === null);
  const [timeline, ...otherDates] = own.filter(({ dates }) => dates !== null);
  if (!timeline || otherDates.length > 0 || timeline.texts.length < timeline.rows * NEARLY_ALL)
    return null;
  const dated = decide(timeline);
  const keyProfile = keyIn(own);
  const cellsOf = (profile: Profile): SampleColumn | undefined =>
    columns.find(({ name }) => name === profile.name);
  const key = keyProfile && cellsOf(keyProfile);
  const times = cellsOf(timeline);
  if (!dated || !key || !times || dated.reading.read < timeline.texts.length * NEARLY_ALL)
    return null;
  const groups = groupsBy([key], inOrder);
  if (groups.rows.length < 3 || groups.rows.length > inOrder / 1.4) return null;
  if (isOfGroup(times, groups)) return null;
  const at = instantsOf(timeline, dated);
  const inTime = {
    ...groups,
    rows: groups.rows.map((rows) => rows.toSorted((a, b) => (at.get(a) ?? 0) - (at.get(b) ?? 0))),
  };
  const event = eventIn(own, inTime, cellsOf);
  const events = event && cellsOf(event);
  if (!event || !events) return null;
  const meanings = meaningsOf(event);
  const by = instantValue(timeline, dated);
  const written = readingOf(by);
  const instant = (rows: readonly number[], pick: 'first' | 'last'): string => {
    const row = pick === 'first' ? rows[0] : rows.at(-1);
    const found = row === undefined ? undefined : at.get(row);
    return found === undefined ? '' : iso(found, timeline);
  };
  const told = [...meanings].filter(([meaning]) => meaning !== 'opened');
  const made = told.map(([meaning, words]) => {
    const where: Condition = { in: { value: events.name, of: [...words] } };
    const of = (rows: readonly number[]): readonly number[] =>
      rows.filter((row) => words.includes((events.cells[row] ?? '').trim()));
    const pick = PICKS[meaning];
    const place: GatheredPlace = {
      column: times.name,
      where,
      pick,
      by: pick === 'count' ? null : by,
      dates: pick === 'count' ? null : written,
      meant: meaning,
      events: words,
    };
    return {
      name: `${times.name}: ${words.join(', ')}`,
      header: words.join(', '),
      cells: inTime.rows.map((rows) =>
        pick === 'count' ? String(of(rows).length) : instant(of(rows), pick),
      ),
      gathered: place,
    };
  });
  const gathered = (place: Partial<GatheredPlace> & { column: string }): GatheredPlace => ({
    where: null,
    pick: 'last',
    by,
    dates: null,
    meant: null,
    ...place,
  });
  const left = new Map<string, Why>();
  for (const profile of own) {
    const column = cellsOf(profile);
    const isConstant = column && isOfGroup(column, groups);
    if (!column || isConstant || [timeline, event].includes(profile) || isOfCase(profile)) continue;
    left.set(profile.name, {
      code: 'ROWS_DIFFER',
      params: { column: nameOf(profile), by: [nameOf(key)] },
    });
  }
  const said = new Set(own.filter(isSaid).map(({ name }) => name));
  const laidOut = columns.map((column): SampleColumn => {
    if (column === times) {
      return {
        ...column,
        cells: inTime.rows.map((rows) => instant(rows, 'first')),
        gathered: gathered({ column: column.name, pick: 'first', dates: written, meant: 'opened' }),
      };
    }
    const isKept = column === key || column.joined || isOfGroup(column, groups);
    const meant = column === events ? ('status' as const) : null;
    // The first that was said is what the customer came with.
    const pick = said.has(column.name) ? 'first' : 'last';
    return {
      ...column,
      cells: inTime.rows.map((rows) =>
        firstGiven(column, pick === 'first' ? rows : rows.toReversed()),
      ),
      ...(isKept ? {} : { gathered: gathered({ column: column.name, pick, meant }) }),
    };
  });
  const used = new Set([...meanings.values()].flat());
  const unused = [...event.counts.keys()].filter((text) => !used.has(text));
  const params = {
    column: nameOf(event),
    by: nameOf(key),
    time: nameOf(timeline),
    examples: [...used].slice(0, MOST_SHOWN),
    others: unused.slice(0, MOST_SHOWN),
  };
  return {
    kind: 'events',
    columns: [...laidOut, ...made],
    rows: inTime.rows.length,
    key: [key.name],
    order: groups.areTogether && isPart ? 'together' : 'anywhere',
    left,
    question: { code: 'ASK_EVENT_ROWS', params, columns: [key.name, event.name, timeline.name] },
    updatedAt: { overRows: { value: by, pick: 'last', by } },
    timeline: { profile: timeline, dated },
  };
}

const MOST_SHOWN = 6;

/** Which of several events of a kind counts: a case that came back ended for good with the last. */
const PICKS: Readonly<Record<Meaning, 'first' | 'last' | 'count'>> = {
  opened: 'first',
  firstResponse: 'first',
  escalated: 'first',
  resolved: 'last',
  closed: 'last',
  reopened: 'last',
  handovers: 'count',
};

function nameOf({ header, name }: Pick<Profile, 'header' | 'name'>): string {
  return header || name;
}

/** The number of a case that comes again and again; in a file whose rows have a number of their own, the case’s all the same. */
function keyIn(own: readonly Profile[]): Profile | null {
  const named = own.filter(
    ({ dates, counts, texts, rows, matches }) =>
      dates === null &&
      texts.length >= rows * NEARLY_ALL &&
      counts.size <= texts.length * 0.75 &&
      matches.some(
        ({ concept, score }) =>
          (concept === 'caseKey' || concept === 'recordKey') && score >= CLEAR,
      ),
  );
  const isCase = ({ matches }: Profile): boolean =>
    matches.some(({ concept, score }) => concept === 'caseKey' && score >= CLEAR);
  return named.find(isCase) ?? named[0] ?? null;
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
    const column = cellsOf(profile);
    if (!column || isOfGroup(column, groups)) return false;
    const meanings = meaningsOf(profile);
    const ends = [...(meanings.get('resolved') ?? []), ...(meanings.get('closed') ?? [])];
    if (ends.length === 0 || !words.some((word) => HAPPENED.has(word))) return false;
    return endLast(column, groups, ends);
  });
  const known = (profile: Profile): number => meaningsOf(profile).size;
  return found.toSorted((a, b) => known(b) - known(a))[0] ?? null;
}

/** Nearly no case begins with its end, where it has more than one row. */
function endLast({ cells }: SampleColumn, { rows }: Groups, ends: readonly string[]): boolean {
  const several = rows.filter((group) => group.length > 1);
  const wrong = several.filter((group) => ends.includes((cells[group[0] ?? 0] ?? '').trim()));
  return several.length > 0 && wrong.length <= several.length * 0.05;
}

/** The events that tell something of a case, by what they tell. */
function meaningsOf({ counts }: Profile): ReadonlyMap<Meaning, string[]> {
  const found = new Map<Meaning, string[]>();
  for (const text of counts.keys()) {
    const meaning = meaningOf(text);
    if (meaning) found.set(meaning, [...(found.get(meaning) ?? []), text]);
  }
  return found;
}

function meaningOf(text: string): Meaning | null {
  if (isReopenedWord(text)) return 'reopened';
  const words = headerWords(text);
  const [best] = matchHeader(words).toSorted((a, b) => b.score - a.score);
  const named = best && best.score >= CLEAR ? best.concept : null;
  // What is given up is over, and was not resolved then.
  if (isGivenUpWord(text)) return null;
  if (named === 'closed') return 'closed';
  if (named === 'resolved' || isEndedWord(text)) return 'resolved';
  return NAMED.find((meaning) => meaning === named) ?? null;
}

/** What a case has at last, and not the row alone, as its number or its author. */
function isOfCase({ matches }: Profile): boolean {
  return matches.some(({ concept, score }) => OF_CASES.has(concept) && score >= LIKELY);
}

function isSaid({ matches }: Profile): boolean {
  return matches.some(({ concept, score }) => concept === 'text' && score >= LIKELY);
}

const LIKELY = 0.6;
const OF_CASES: ReadonlySet<Concept> = new Set<Concept>([
  ...DIMENSIONS,
  'priority',
  'outcome',
  'customerKey',
  'text',
  'title',
  'language',
  'escalationLevel',
  'value',
]);

/** How a plain column is read. */
function readingOf(value: Value): Reading {
  if (typeof value === 'string' || !('column' in value)) return {};
  const { column: _, ...reading } = value;
  return reading;
}

/** An instant as the ISO form writes it, as exactly as the column does. */
function iso(at: number, { dates }: Profile): string {
  const text = new Date(at).toISOString();
  if (!dates?.hasTime) return text.slice(0, 10);
  return dates.hasOffset ? text : text.slice(0, 19);
}
