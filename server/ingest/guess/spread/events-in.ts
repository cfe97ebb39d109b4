import { DIMENSIONS } from '../../../domain/dimensions.ts';
import type { Why } from '../guessed.ts';
import { matchHeader } from '../match-headers.ts';
import type { Concept } from '../match-headers.ts';
import type { Profile, SampleColumn } from '../profile.ts';
import { SCORE_CONCEPTS } from '../scores.ts';
import { isEndedWord, isGivenUpWord, isReopenedWord } from '../vocabulary/ended.ts';
import { headerWords } from '../words.ts';
import { isInEachRow, isOfGroup } from './groups.ts';
import type { Groups } from './groups.ts';
import type { Spread, SpreadInput } from './spread.ts';
import { byTime, timeColumn, timelineOf, valueColumn } from './timeline.ts';
import type { Timeline } from './timeline.ts';

/** Headers of what happened, or of what a thing then was, where each row has one event. */
const HAPPENED = new Set(
  headerWords(
    'event action activity transition change step stage status state milestone حدث الحدث إجراء الإجراء نشاط النشاط خطوة الخطوة مرحلة المرحلة حالة الحالة événement action activité étape statut état evento acción actividad paso etapa estado evento ação atividade passo estado',
  ),
);
const MOST_EVENTS = 40;
const MOST_SHOWN = 6;
const NEARLY_ALL = 0.97;
const CLEAR = 0.75;
const LIKELY = 0.6;

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

/** Which of several events of a kind counts: a case that came back ended for good with the last. */
const PICKS: Readonly<Record<Meaning, 'first' | 'last' | 'count'>> = {
  opened: 'first',
  firstResponse: 'first',
  escalated: 'first',
  reopened: 'first',
  resolved: 'last',
  closed: 'last',
  handovers: 'count',
};

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
  const said = new Set(own.filter(isSaid).map(({ name }) => name));
  const laidOut = columns.map((column): SampleColumn => {
    if (column === times)
      return timeColumn(timeline, { ...column, pick: 'first', meant: 'opened' });
    if (column === events) return valueColumn(timeline, column, { pick: 'last', meant: 'status' });
    // The first that was said is what the customer came with.
    const pick = said.has(column.name) ? 'first' : 'last';
    const laid = valueColumn(timeline, column, { pick, meant: null });
    const isKept = column === key || column.joined || isInEachRow(column, groups);
    return isKept ? { ...column, cells: laid.cells } : laid;
  });
  const used = new Set([...meanings.values()].flat());
  const unused = [...event.counts.keys()].filter((text) => !used.has(text));
  const params = {
    column: nameOf(event),
    by: nameOf(key),
    time: nameOf(profile),
    examples: [...used].slice(0, MOST_SHOWN),
    others: unused.slice(0, MOST_SHOWN),
  };
  return {
    kind: 'events',
    columns: [...laidOut, ...eventColumns(timeline, events, meanings)],
    left,
    question: { code: 'ASK_EVENT_ROWS', params, columns: [key.name, event.name, profile.name] },
    ...byTime(timeline, input),
  };
}

function eventColumns(
  timeline: Timeline,
  events: SampleColumn,
  meanings: ReadonlyMap<Meaning, string[]>,
): SampleColumn[] {
  const { times, groups } = timeline;
  return [...meanings].flatMap(([meaning, words]) => {
    // The first row of a case opens it, whatever it is called.
    if (meaning === 'opened') return [];
    const where = { in: { value: events.name, of: [...words] } };
    const are = (row: number): boolean => words.includes((events.cells[row] ?? '').trim());
    const pick = PICKS[meaning];
    const header = words.join(', ');
    const name = `${times.name}: ${header}`;
    if (pick !== 'count') {
      return [
        timeColumn(timeline, { name, header, pick, meant: meaning, rows: { where, are, words } }),
      ];
    }
    return [
      {
        name,
        header,
        cells: groups.rows.map((rows) => String(rows.filter(are).length)),
        gathered: {
          column: times.name,
          where,
          pick,
          by: null,
          dates: null,
          meant: meaning,
          events: words,
        },
      },
    ];
  });
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
