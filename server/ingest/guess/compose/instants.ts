import type { Value } from '../../../contract/mapping-value.ts';
import type { DatedColumn } from '../date-order.ts';
import type { Concept } from '../match-headers.ts';
import { comesAfter, instantsOf } from '../structure.ts';
import type { Profile } from '../profile.ts';
import type { Certainty } from '../../../contract/guess.ts';
import type { Why } from '../guessed.ts';
import { certaintyOf, columnValue } from './draft.ts';
import type { Draft } from './draft.ts';

/** Which date says when a record happened, by what the file is about; the best first. */
const AT_ORDER: Readonly<Record<'case' | 'contact' | 'answer' | 'total', readonly Concept[]>> = {
  case: ['opened', 'day', 'contacted', 'answeredAt', 'invited'],
  contact: ['contacted', 'day', 'opened', 'answeredAt'],
  answer: ['answeredAt', 'day', 'opened', 'contacted', 'delivered', 'invited'],
  total: ['day', 'opened', 'contacted', 'answeredAt'],
};

const UTC_WORDS = new Set(['utc', 'gmt', 'zulu']);

/** The instant of a column of dates, with its formats. */
export function instantValue(profile: Profile, { reading }: DatedColumn): Value {
  const isIso = reading.formats.length === 1 && reading.formats[0] === 'ISO';
  const zone = profile.words.some((word) => UTC_WORDS.has(word)) ? { zone: 'UTC' } : {};
  return columnValue(profile, { ...(isIso ? {} : { dates: reading.formats }), ...zone });
}

/** Chooses the date of the records. Without one, a constant day is taken and asked about. */
export function placeMainInstant(draft: Draft): void {
  const { known } = draft;
  const { primary } = known.shape;
  const kind = primary === null ? 'answer' : primary === 'daily_total' ? 'total' : primary;
  for (const concept of AT_ORDER[kind]) {
    const found = draft.take(concept);
    if (!found || isHalfEmpty(found.profile) || found.assigned.header < CLEAR) continue;
    if (placeAt(draft, found.profile)) return;
  }
  const earliest = earliestOf(draft);
  if (earliest && placeAt(draft, earliest)) return;
  // Better the end of a thing than no day at all.
  for (const concept of ['ended', 'closed', 'resolved', 'updated'] as const) {
    const found = draft.take(concept);
    if (found && !isHalfEmpty(found.profile) && placeAt(draft, found.profile)) return;
  }
  if (!placeDayIndex(draft)) draft.at = null;
}

/** A header this like a name needs no help of the rows. */
const CLEAR = 0.8;

function placeAt(draft: Draft, profile: Profile): boolean {
  const dated = draft.known.dated.get(profile);
  if (!dated) return false;
  draft.at = instantValue(profile, dated);
  placeInstant(draft, profile, 'at', 'at');
  return true;
}

/** Of dates whose headers do not say it: the one that every row has and that comes first in its row. */
function earliestOf(draft: Draft): Profile | null {
  const { profiles, dated, byColumn } = draft.known;
  const open = profiles.flatMap((profile) => {
    const reading = dated.get(profile);
    const assigned = byColumn.get(profile);
    const isOther =
      assigned !== undefined && assigned.header >= CLEAR && !isGeneral(assigned.concept);
    const isFree = reading !== undefined && !draft.decisions.has(profile) && !isHalfEmpty(profile);
    return isFree && !isOther ? [{ profile, at: instantsOf(profile, reading), reading }] : [];
  });
  const full = Math.max(0, ...open.map(({ profile }) => profile.texts.length));
  const best = open.filter(({ profile }) => profile.texts.length >= full * 0.98);
  const first = best.find(({ profile, at }) =>
    best.every((other) => other.profile === profile || comesAfter(other.at, at)),
  );
  return (first ?? best[0])?.profile ?? null;
}

function isGeneral(concept: Concept): boolean {
  return AT_ORDER.case.includes(concept) || AT_ORDER.contact.includes(concept);
}

/** Dates that no header names: what ends later than it began and is missing here and there is an end. */
export function placeEndByRows(draft: Draft): void {
  if (draft.known.shape.primary !== 'case' || 'resolvedAt' in draft.fields) return;
  const begun = draft.known.profiles.find(
    (profile) => draft.decisions.get(profile)?.role === 'at' && profile.dates !== null,
  );
  const start = begun && draft.known.dated.get(begun);
  if (!begun || !start) return;
  const starts = instantsOf(begun, start);
  for (const profile of draft.known.profiles) {
    const dated = draft.known.dated.get(profile);
    const share = profile.texts.length / profile.rows;
    const concept = draft.known.byColumn.get(profile)?.concept;
    const isFree = concept === undefined || concept === 'day';
    if (!dated || !isFree || draft.decisions.has(profile) || share < 0.2 || share > 0.97) continue;
    if (
      dated.reading.read < profile.texts.length ||
      !comesAfter(instantsOf(profile, dated), starts)
    )
      continue;
    draft.fields['resolvedAt'] = instantValue(profile, dated);
    placeInstant(draft, profile, 'field', 'fields.resolvedAt');
    const params = {
      column: profile.header || profile.name,
      other: begun.header || begun.name,
      share: Math.round(share * 100),
    };
    draft.place(profile, 'field', 'fields.resolvedAt', {
      certainty: 'doubt',
      why: { code: 'DATE_AFTER', params },
    });
    return;
  }
}

function isHalfEmpty({ texts, rows }: Profile): boolean {
  return texts.length < rows * 0.5;
}

/** A running number of days on a day the person must tell. */
function placeDayIndex(draft: Draft): boolean {
  if (draft.known.shape.primary !== 'daily_total') return false;
  const index = draft.known.profiles.find((profile) => isRunningNumber(profile));
  if (!index) return false;
  const days = index.numbers?.min ?? 0;
  const last = index.numbers?.max ?? 0;
  const latest = dayText(draft.known.today - (last + 1) * 86_400_000);
  const chosen = draft.ask({
    id: 'index-base',
    code: 'ASK_INDEX_BASE',
    params: { column: index.header || index.name, first: days },
    columns: [index.name],
    options: baseOptions(draft, 'index-base', latest),
    chosen: latest,
  });
  draft.at = { addDays: { date: { constant: chosen }, days: columnValue(index) } };
  draft.place(index, 'at', 'at', {
    certainty: 'doubt',
    why: { code: 'ROW_NUMBER', params: { column: index.header || index.name, use: 'day' } },
  });
  return true;
}

/** A day that a person gave, beside the day that was proposed. */
export function baseOptions(
  draft: Draft,
  id: string,
  proposed: string,
): { value: string; params: Record<string, string>; example: string | null }[] {
  const answer = draft.known.answers[id];
  const given =
    answer !== undefined && /^\d{4}-\d{2}-\d{2}$/.test(answer) && !Number.isNaN(Date.parse(answer));
  return [...new Set(given ? [answer, proposed] : [proposed])].map((value) => ({
    value,
    params: { day: value },
    example: null,
  }));
}

export function dayText(at: number): string {
  return new Date(at).toISOString().slice(0, 10);
}

/** 0, 1, 2 … or 1, 2, 3 …: a number of the row and nothing else. */
export function isRunningNumber({ numbers, texts, rows }: Profile): boolean {
  if (!numbers?.areWhole || texts.length < rows || rows < 3) return false;
  const [first = 0] = numbers.values;
  if (first > 1 || first < 0) return false;
  let before = first - 1;
  // A sample leaves rows out, so that steps may be longer than one.
  return numbers.values.every((n, i) => {
    const goesOn = i < 200 ? n === before + 1 : n > before;
    before = n;
    return goesOn;
  });
}

/** Places a date column; a person is asked where day and month cannot be told apart. */
export function placeInstant(
  draft: Draft,
  profile: Profile,
  role: 'at' | 'updatedAt' | 'field',
  target: string,
): void {
  const dated = draft.known.dated.get(profile);
  if (!dated) return;
  const byHeader = certaintyOf(draft.known.byColumn.get(profile));
  const { certainty, why } = explained(profile, dated, target, byHeader);
  draft.place(
    profile,
    role,
    target,
    draft.known.told.has(profile) ? { certainty } : { certainty, why },
  );
  if (dated.other && dated.evidence !== 'otherColumn') askOrder(draft, profile, dated);
}

function explained(
  profile: Profile,
  { reading, evidence }: DatedColumn,
  target: string,
  byHeader: Certainty,
): { certainty: Certainty; why: Why } {
  const params = {
    column: profile.header || profile.name,
    target,
    format: reading.formats.join(' | '),
    example: profile.texts[0] ?? '',
    evidence,
  };
  if (evidence === 'oneWay') return { certainty: byHeader, why: { code: 'DATE_FORMAT', params } };
  if (evidence === 'proven') {
    return {
      certainty: byHeader,
      why: { code: 'DATE_ORDER_PROVEN', params: { ...params, example: provingText(profile) } },
    };
  }
  if (evidence === 'language' || evidence === 'none' || evidence === 'halfDay') {
    return { certainty: 'doubt', why: { code: 'DATE_ORDER_OPEN', params } };
  }
  return {
    certainty: byHeader === 'sure' ? 'likely' : byHeader,
    why: { code: 'DATE_ORDER_LIKELY', params },
  };
}

/** A date with a part above twelve. */
function provingText({ texts }: Profile): string {
  return (
    texts.find((text) => {
      const [a = 0, b = 0] = (text.match(/\d+/g) ?? []).map(Number);
      return (a > 12 && a <= 31) || (b > 12 && b <= 31);
    }) ??
    texts[0] ??
    ''
  );
}

function askOrder(draft: Draft, profile: Profile, { reading, other }: DatedColumn): void {
  const example = profile.texts.findIndex((text) => {
    const [a, b] = text.match(/\p{Nd}+/gu) ?? [];
    return a !== b;
  });
  const at = Math.max(0, example);
  const readings = [reading, ...(other ? [other] : [])].filter(({ order }) => order !== null);
  draft.ask({
    id: `date-order:${profile.name}`,
    code: 'ASK_DATE_ORDER',
    params: { column: profile.header || profile.name, value: profile.texts[at] ?? '' },
    columns: [profile.name],
    options: readings.map((one) => ({
      value: one.order ?? '',
      params: { order: one.order ?? '', day: dayText(one.at[at] ?? 0) },
      example: dayText(one.at[at] ?? 0),
    })),
    chosen: reading.order ?? '',
  });
}
