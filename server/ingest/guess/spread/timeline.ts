import type { Condition, Gathering, Reading, Value } from '../../../contract/mapping-value.ts';
import type { DatedColumn } from '../date-order.ts';
import { instantValue } from '../compose/instants.ts';
import type { Why } from '../guessed.ts';
import type { Concept } from '../match-headers.ts';
import { nameOf } from '../profile.ts';
import type { GatheredPlace, Profile, SampleColumn } from '../profile.ts';
import { instantsOf } from '../structure.ts';
import { groupsBy, isInEachRow, isOfGroup } from './groups.ts';
import type { Groups } from './groups.ts';
import type { Spread, SpreadInput } from './spread.ts';

const NEARLY_ALL = 0.97;
const CLEAR = 0.75;
/** Rows of one thing, on average. */
const LEAST_SHARED = 1.1;
const LEAST_THINGS = 3;

/** Things to which something happened in each of several rows, and when: the only date of the file. */
export type Timeline = {
  key: SampleColumn;
  times: SampleColumn;
  profile: Profile;
  dated: DatedColumn;
  /** Rows of each thing in the order of time. */
  groups: Groups;
  /** The instant of a row, as a mapping reads it, and how its column is read. */
  by: Value;
  written: Reading;
  /** How a mapping puts rows in their order. */
  order: Pick<Gathering, 'by' | 'later'>;
};

/** Rows that tell of one thing at several times, by a key of one of these kinds, the best first; null for any other file. */
export function timelineOf(input: SpreadInput, kinds: readonly Concept[]): Timeline | null {
  const { profiles, columns, rows: all, inOrder, decide } = input;
  const own = profiles.filter(({ joined }) => joined === null);
  const [profile, ...otherDates] = own.filter(({ dates }) => dates !== null);
  if (!profile || !isFull(profile)) return null;
  const dated = decide(profile);
  const cellsOf = (one: Profile): SampleColumn | undefined =>
    columns.find(({ name }) => name === one.name);
  const isShared = (one: Profile): boolean => {
    const column = cellsOf(one);
    if (!column) return false;
    const { length } = groupsBy([column], inOrder).rows;
    return length >= LEAST_THINGS && length <= inOrder / LEAST_SHARED;
  };
  const keyed = keyIn(own.filter(isShared), kinds);
  const [key, times] = [keyed && cellsOf(keyed), cellsOf(profile)];
  if (!dated || !key || !times) return null;
  if (dated.reading.read < profile.texts.length * NEARLY_ALL) return null;
  const [end, ...more] = otherDates;
  const ends = end && decide(end);
  if (more.length > 0 || (end && !ends)) return null;
  const found = groupsBy([key], all);
  if (isOfGroup(times, found)) return null;
  const at = instantsOf(profile, dated);
  if (end && ends && !areStretches(found, at, instantsOf(end, ends))) return null;
  const isNewestFirst = steps(found, at) < 0;
  const inTime = (rows: readonly number[]): number[] =>
    (isNewestFirst ? rows.toReversed() : rows).toSorted(
      (a, b) => (at.get(a) ?? 0) - (at.get(b) ?? 0),
    );
  const by = instantValue(profile, dated);
  const groups = { ...found, rows: found.rows.map(inTime) };
  const order = isNewestFirst ? { by, later: 'above' as const } : { by };
  return { key, times, profile, dated, groups, by, written: readingOf(by), order };
}

/** Rows are stretches of time, each of which begins when the one before it ended: their ends say nothing more. */
function areStretches(
  { rows }: Groups,
  begins: ReadonlyMap<number, number>,
  ends: ReadonlyMap<number, number>,
): boolean {
  let [pairs, joined] = [0, 0];
  for (const group of rows) {
    const inTime = group.toSorted((a, b) => (begins.get(a) ?? 0) - (begins.get(b) ?? 0));
    for (const [i, row] of inTime.slice(1).entries()) {
      pairs++;
      if (ends.get(inTime[i] ?? -1) === begins.get(row)) joined++;
    }
  }
  return pairs >= LEAST_THINGS && joined >= pairs * MOSTLY;
}

const MOSTLY = 0.8;

/** How many rows of a thing come after the one above them, less those that come before it. */
function steps({ rows }: Groups, at: ReadonlyMap<number, number>): number {
  return rows.reduce(
    (sum, group) =>
      group.reduce((own, row, i) => {
        const [now, above] = [at.get(row), at.get(group[i - 1] ?? -1)];
        return now === undefined || above === undefined ? own : own + Math.sign(now - above);
      }, sum),
    0,
  );
}

function isFull({ texts, rows }: Profile): boolean {
  return texts.length >= rows * NEARLY_ALL;
}

/** The best of the keys that come again and again. */
function keyIn(own: readonly Profile[], kinds: readonly Concept[]): Profile | null {
  const several = own.filter((profile) => profile.dates === null && isFull(profile));
  const isCalled = ({ matches }: Profile, kind: Concept): boolean =>
    matches.some(({ concept, score }) => concept === kind && score >= CLEAR);
  for (const kind of kinds) {
    const found = several.find((profile) => isCalled(profile, kind));
    if (found) return found;
  }
  return null;
}

/** How a plain column is read. */
function readingOf(value: Value): Reading {
  if (typeof value === 'string' || !('column' in value)) return {};
  const { column: _, ...reading } = value;
  return reading;
}

/** The first or last time of those rows of each thing that are meant, as the ISO form writes it. */
export function timeColumn(
  { times, profile, dated, groups, written, order }: Timeline,
  of: {
    name: string;
    header: string;
    pick: 'first' | 'last';
    meant: Concept | null;
    rows?: { where: Condition; are: (row: number) => boolean; words: readonly string[] };
  },
): SampleColumn {
  const at = instantsOf(profile, dated);
  const { name, header, pick, meant, rows: meantRows } = of;
  return {
    name,
    header,
    cells: groups.rows.map((rows) => {
      const meantOnes = meantRows ? rows.filter(meantRows.are) : rows;
      const row = pick === 'first' ? meantOnes[0] : meantOnes.at(-1);
      const found = row === undefined ? undefined : at.get(row);
      return found === undefined ? '' : iso(found, profile);
    }),
    gathered: {
      column: times.name,
      where: meantRows?.where ?? null,
      pick,
      order,
      dates: written,
      meant,
      ...(meantRows && { events: meantRows.words }),
    },
  };
}

/** An instant as the ISO form writes it, as exactly as the column does. */
function iso(at: number, { dates }: Profile): string {
  const text = new Date(at).toISOString();
  if (!dates?.hasTime) return text.slice(0, 10);
  return dates.hasOffset ? `${text.slice(0, 19)}Z` : text.slice(0, 19);
}

/** A column of which each thing has the first or last value that is given in the rows that are meant. */
export function valueColumn(
  { groups, order }: Timeline,
  column: SampleColumn,
  of: Pick<GatheredPlace, 'meant'> & {
    pick: 'first' | 'last';
    rows?: { where: Condition; are: (row: number) => boolean };
  },
): SampleColumn {
  const { pick, meant, rows: meantRows } = of;
  const isGiven = (row: number): boolean =>
    (column.cells[row] ?? '').trim() !== '' && (meantRows?.are(row) ?? true);
  return {
    ...column,
    cells: groups.rows.map((rows) => {
      const row = pick === 'first' ? rows.find(isGiven) : rows.findLast(isGiven);
      return row === undefined ? '' : (column.cells[row] ?? '');
    }),
    gathered: {
      column: column.name,
      where: meantRows?.where ?? null,
      pick,
      order,
      dates: null,
      meant,
    },
  };
}

/** The columns that differ between rows of one thing, and why they are not used, but for those that say what it had. */
export function differing(
  { profiles, columns }: SpreadInput,
  { key, profile, groups }: Timeline,
  isOfThing: (profile: Profile) => boolean,
): Map<string, Why> {
  const left = new Map<string, Why>();
  for (const one of profiles) {
    const column = columns.find(({ name }) => name === one.name);
    if (!column || one.joined !== null || one === profile) continue;
    if (isOfGroup(column, groups) || isOfThing(one)) continue;
    const params = { column: nameOf(one), by: [nameOf(key)] };
    left.set(one.name, { code: 'ROWS_DIFFER', params });
  }
  return left;
}

/** What all layouts by time have in common. */
export function byTime(
  { key, profile, dated, groups, by, order }: Timeline,
  { isPart }: SpreadInput,
): Pick<Spread, 'rows' | 'key' | 'order' | 'updatedAt' | 'timeline'> {
  return {
    rows: groups.rows.length,
    key: [key.name],
    order: groups.areTogether && isPart ? 'together' : 'anywhere',
    updatedAt: { overRows: { value: by, pick: 'last', ...order } },
    timeline: { profile, dated },
  };
}

/**
 * The file's own columns with a row for each thing: its times as their first, which means `meant`, and the others as `lay` has
 * them. The key, columns of joined files and what each row of a thing tells are read of the row, as of any file.
 */
export function layOut(
  timeline: Timeline,
  columns: readonly SampleColumn[],
  meant: Concept,
  lay: (column: SampleColumn) => SampleColumn,
): SampleColumn[] {
  const { key, times, groups } = timeline;
  return columns.map((column) => {
    if (column === times) return timeColumn(timeline, { ...column, pick: 'first', meant });
    const laid = lay(column);
    const isKept = column === key || column.joined || isInEachRow(column, groups);
    return isKept ? { ...column, cells: laid.cells } : laid;
  });
}

/** When the last row of each thing was, which means that it ended. */
export function endColumn(timeline: Timeline): SampleColumn {
  const { name, header } = timeline.times;
  const of = { name: `${name}: …`, header: `${header} …`, pick: 'last', meant: 'ended' } as const;
  return timeColumn(timeline, of);
}

/** The first time of some rows, as a mapping gathers it. */
export function firstTime(
  { times, order, written }: Timeline,
  { where, words }: { where: Condition; words: readonly string[] },
): GatheredPlace {
  const { name: column } = times;
  return { column, where, pick: 'first', order, dates: written, meant: null, events: words };
}
