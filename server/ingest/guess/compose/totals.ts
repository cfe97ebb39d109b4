import type { Value } from '../../../contract/mapping-value.ts';
import type { Concept } from '../match-headers.ts';
import type { Profile } from '../profile.ts';
import { nameOf } from '../profile.ts';
import { columnValue, numberReading } from './draft.ts';
import type { Draft } from './draft.ts';
import { namedUnit } from '../duration-unit.ts';

const COUNTS: Partial<Record<Concept, string>> = {
  offeredCount: 'offered',
  answeredCount: 'answered',
  abandonedCount: 'abandoned',
};

const SUM_WORDS = new Set(['total', 'sum', 'اجمالي', 'مجموع', 'somme', 'suma', 'soma']);

/** Places the counts of a day; means become sums by multiplying with the calls they are of. */
export function placeTotals(draft: Draft): void {
  if (draft.known.shape.primary !== 'daily_total') return;
  for (const [name, field] of Object.entries(COUNTS)) {
    // The keys of the table are concepts.
    const found = draft.take(name as Concept);
    if (!found) continue;
    draft.fields[field] = columnValue(found.profile, numberReading(found.profile));
    draft.place(found.profile, 'field', `fields.${field}`);
  }
  placeLevel(draft);
  placeSum(draft, 'wait', 'waitSum');
  placeSum(draft, 'duration', 'talkSum');
  placeDayId(draft);
}

function callsOf(draft: Draft): Value | null {
  return draft.fields['answered'] ?? draft.fields['offered'] ?? null;
}

/** Whether the calls that a share or a mean was of are gone: what it is of now, nobody has said. */
function isOfOthers({ known }: Draft, profile: Profile, calls: Value | null): boolean {
  const was = known.held.get(profile)?.why;
  if (was?.code !== 'SHARE_OF_COUNT') return false;
  const name = columnOf(calls);
  const isSaid = [...known.told.keys()].some((one) => one.name === name);
  return name !== was.params['other'] && !isSaid;
}

function columnOf(calls: Value | null): string {
  if (calls === null || typeof calls === 'string') return calls ?? '';
  return 'column' in calls ? calls.column : '';
}

const SHARE = 'fields.withinShare';

function placeLevel(draft: Draft): void {
  const found = draft.take('withinLevel');
  const calls = callsOf(draft);
  if (!found || !calls || isOfOthers(draft, found.profile, calls)) return;
  const { numbers } = found.profile;
  const share = columnValue(found.profile, numberReading(found.profile));
  const isPercent =
    numbers !== null &&
    (numbers.hasPercent || (numbers.max <= 100 && !numbers.areWhole && numbers.max > 1));
  const isShare = numbers !== null && numbers.max <= 1;
  const isOfAnswered = draft.fields['answered'] !== undefined;
  const { told, held } = draft.known;
  // What a share of the answered is of once they are gone, nobody has said.
  if (!isOfAnswered && held.get(found.profile)?.target === SHARE) return;
  const wantsCount = told.get(found.profile)?.target === 'fields.withinLevel';
  if ((isPercent || isShare) && isOfAnswered && !wantsCount) {
    // As a number of calls it would be rounded day by day.
    draft.fields['withinShare'] = isPercent ? { multiply: [share, { constant: 0.01 }] } : share;
    draft.place(found.profile, 'field', SHARE);
  } else if (isPercent || isShare) {
    const factors = isPercent ? [share, calls, { constant: 0.01 }] : [share, calls];
    draft.fields['withinLevel'] = { multiply: factors };
    placeProduct(draft, found.profile, 'fields.withinLevel', calls);
  } else {
    draft.fields['withinLevel'] = share;
    draft.place(found.profile, 'field', 'fields.withinLevel');
  }
}

function placeSum(draft: Draft, concept: 'wait' | 'duration', field: string): void {
  const found = draft.take(concept);
  const calls = callsOf(draft);
  if (!found || isOfOthers(draft, found.profile, calls)) return;
  const { profile } = found;
  const unit = profile.clocks ? 'clock' : (namedUnit(profile.words) ?? 'seconds');
  const value = columnValue(profile, { unit, ...numberReading(profile) });
  if (profile.words.some((word) => SUM_WORDS.has(word)) || !calls) {
    draft.fields[field] = value;
    draft.place(profile, 'field', `fields.${field}`);
    return;
  }
  draft.fields[field] = { multiply: [value, calls] };
  placeProduct(draft, profile, `fields.${field}`, calls);
}

function placeProduct(draft: Draft, profile: Profile, target: string, calls: Value): void {
  const other = columnOf(calls);
  draft.place(profile, 'field', target, {
    certainty: 'likely',
    why: {
      code: 'SHARE_OF_COUNT',
      params: { column: nameOf(profile), target, other },
    },
  });
}

/** Rows of which another is of the same day and dimensions, at least, for parts of the day to be looked for. */
const DOUBLED = 0.02;

/**
 * The column by which rows of one day and the same dimensions are told apart, such as the beginning of a half hour; null when
 * they need none, or none does. Without it each row would replace the one before.
 */
function partOfDay(draft: Draft, named: readonly string[]): string | null {
  const profiles = draft.known.profiles.filter(({ joined }) => joined === null);
  const valueOf = (profile: Profile): ((row: number) => string) => {
    const texts = new Map(profile.rowOf.map((row, i) => [row, profile.texts[i] ?? '']));
    return (row) => texts.get(row) ?? '';
  };
  // Left out or kept to filter by before another column was corrected.
  const isFree = (profile: Profile): boolean => {
    const role = draft.known.held.get(profile)?.role;
    return role === 'unused' || role === 'attribute';
  };
  const key = profiles.filter(({ name }) => named.includes(name)).map(valueOf);
  const rows = Array.from({ length: profiles[0]?.rows ?? 0 }, (_, row) => row);
  const doubled = (more: (row: number) => string): number => {
    const keys = rows.map((row) => JSON.stringify([...key, more].map((value) => value(row))));
    return (keys.length - new Set(keys).size) / Math.max(1, keys.length);
  };
  if (doubled(() => '') <= DOUBLED) return null;
  const parts = profiles.filter(
    (profile) =>
      (!draft.decisions.has(profile) || isFree(profile)) &&
      profile.counts.size > 1 &&
      profile.numbers === null,
  );
  const telling = parts
    .toSorted((a, b) => a.counts.size - b.counts.size)
    .find((profile) => doubled(valueOf(profile)) <= DOUBLED);
  return telling?.name ?? null;
}

/** A day's totals are told apart by the day, the part of the day and the dimensions of the file. */
function placeDayId(draft: Draft): void {
  const named = [...draft.decisions].flatMap(([{ joined, name, clock }, { role }]) =>
    role === 'at' || role === 'dimension' ? [joined?.key ?? name, ...(clock ? [clock] : [])] : [],
  );
  const columns = [...new Set(named)];
  // Of no day and no dimension, a row is known by all that it holds.
  if (columns.length === 0) return;
  const part = partOfDay(draft, columns);
  if (part !== null) columns.push(part);
  const [only] = columns;
  if (only === undefined) return;
  draft.id = columns.length === 1 ? { column: only } : { columns };
}
