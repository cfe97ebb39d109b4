import { mapTemplate } from '#client/features/data/import/mapping-columns.ts';
import type { Guess } from '#server/ingest/guess/guessed.ts';
import type { Mapping, RecordTemplate } from '#server/contract/mapping.ts';

/** What a mapping reads at one place: by which columns, and how. */
type ReadPlace = { columns: readonly string[]; how: string };

/** Every place of a mapping's records with what is read there; scores and their conditions apart for each question. */
function readingsOf({ records, instruments = [] }: Mapping): Map<string, ReadPlace> {
  const found = new Map<string, ReadPlace>();
  for (const template of records) {
    const { kind, id, instrument, fields = {}, dimensions = {}, attributes = {} } = template;
    const { score, ...others } = fields;
    const add = (place: string, part: Partial<RecordTemplate>, read: unknown): void => {
      const columns = columnsOf({ kind, id: { hash: 'all' }, at: { constant: '' }, ...part });
      if (columns.length > 0) found.set(`${kind} ${place}`, { columns, how: JSON.stringify(read) });
    };
    // Which part of a row an answer is, is told only where a row makes several.
    const { part: _, ...own } = id;
    // Where no column is the id, it is made of what tells the rows apart: which columns that are is asked, and hangs on all.
    if (!('hash' in own)) add('id', { id: own }, own);
    for (const place of ['at', 'customer', 'caseId', 'updatedAt'] as const) {
      const value = template[place];
      if (value !== undefined) add(place, { [place]: value }, value);
    }
    for (const [name, value] of Object.entries(dimensions)) {
      add(`dimensions.${name}`, { dimensions: { [name]: value } }, value);
    }
    for (const [name, value] of Object.entries(attributes)) {
      add(`attributes.${name}`, { attributes: { [name]: value } }, value);
    }
    for (const [name, value] of Object.entries(others)) {
      // A comment in rows that have no other score goes with the score that they have.
      if (kind === 'response' && name === 'text' && typeof value === 'object' && 'when' in value)
        continue;
      add(`fields.${name}`, { fields: { [name]: value } }, value);
    }
    if (template.when) add(`${instrument ?? ''} when`, { when: template.when }, template.when);
    if (score === undefined) continue;
    const declared = instruments.find((one) => one.id === instrument);
    add(`${instrument ?? ''} score`, { fields: { score } }, [score, declared]);
  }
  return found;
}

/** The columns that a template names, each once. */
function columnsOf(template: RecordTemplate): string[] {
  const columns = new Set<string>();
  mapTemplate(
    template,
    (value, table) => {
      columns.add(table === null ? value.column : `${table}/${value.column}`);
      return value;
    },
    (column) => {
      columns.add(column);
      return column;
    },
  );
  return [...columns];
}

type Readings = Record<string, string>;

const TOTALS_ID = 'daily_total id';

/**
 * How columns are read that nobody spoke of and that stayed: `was` before a correction, `kept` of that after it, and all that
 * `is` read of them after it. Only of records that there are before and after: a new score makes answers, and without any a
 * person says what a row is.
 */
export function quietReadings(
  before: Guess,
  after: Guess,
  told: Readonly<Record<string, string | null>>,
): { was: Readings; kept: Readings; is: Readings } {
  const stayed = new Set(
    after.columns.flatMap(({ column, why }) =>
      Object.hasOwn(told, column) || /^(DISPLACED|MOVED)$/.test(why.code) ? [] : [column],
    ),
  );
  const isQuiet = ({ columns }: ReadPlace): boolean =>
    columns.every((column) => stayed.has(column));
  const isBoth = (place: string): boolean =>
    [before, after].every(({ mapping }) =>
      mapping.records.some(({ kind }) => place.startsWith(`${kind} `)),
    );
  // Rows without a score are invitations once a column says when they were sent.
  const isInvited = Object.values(told).includes('fields.invitedAt');
  // Totals are told apart by all their dimensions: without one of them by the others.
  const totals = readingsOf(before.mapping).get(TOTALS_ID);
  const isLess = totals?.columns.some((column) => Object.hasOwn(told, column)) ?? false;
  const counts = (place: string): boolean =>
    isBoth(place) && !(isInvited && place.endsWith(' when')) && !(isLess && place === TOTALS_ID);
  const placesOf = ({ mapping }: Guess): [string, ReadPlace][] =>
    [...readingsOf(mapping)].filter(([place]) => counts(place));
  const [was, is] = [placesOf(before), placesOf(after)];
  const now = new Map(is);
  const kept = was.flatMap(([place, one]) => {
    const found = now.get(place);
    if (!isQuiet(one) || !found) return [];
    return [[place, isBehind(place, one, found) && !isQuiet(found) ? one.how : found.how] as const];
  });
  const hows = (all: readonly [string, ReadPlace][]): Readings =>
    Object.fromEntries(all.flatMap(([place, one]) => (isQuiet(one) ? [[place, one.how]] : [])));
  return { was: hows(was), kept: Object.fromEntries(kept), is: hows(is) };
}

/**
 * What was said of another column may stand behind a reading, such as a last change behind the dates of ends; totals of a day
 * are told apart by every dimension.
 */
function isBehind(place: string, { how }: ReadPlace, found: ReadPlace): boolean {
  return found.how.includes(how) || place === 'daily_total id';
}
