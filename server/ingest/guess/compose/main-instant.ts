import type { Value } from '../../../contract/mapping-value.ts';
import { answerTo } from '../given.ts';
import type { GuessQuestion } from '../guessed.ts';
import type { Concept } from '../match-headers.ts';
import type { Profile } from '../profile.ts';
import { nameOf } from '../profile.ts';
import { comesAfter, instantsOf } from '../structure.ts';
import { columnValue } from './draft.ts';
import type { Draft } from './draft.ts';
import { instantValue, placeInstant } from './instants.ts';
import { isRunningNumber } from './running-number.ts';

/** Which date says when a record happened, by what the file is about; the best first. */
const AT_ORDER: Readonly<Record<'case' | 'contact' | 'answer' | 'total', readonly Concept[]>> = {
  case: ['opened', 'day', 'contacted', 'answeredAt', 'invited'],
  contact: ['contacted', 'day', 'opened', 'answeredAt'],
  answer: ['answeredAt', 'day', 'opened', 'contacted', 'delivered', 'invited'],
  total: ['day', 'opened', 'contacted', 'answeredAt'],
};

/** Chooses the date of the records. Without one, the day is asked for. */
export function placeMainInstant(draft: Draft): void {
  const { known } = draft;
  const { primary } = known.shape;
  const kind = primary === null ? 'answer' : primary === 'daily_total' ? 'total' : primary;
  const order = AT_ORDER[kind];
  // A name that is only alike, of a day that not every row has, may be that of an end.
  const earliest = earliestOf(draft);
  const isMeant = (one: Found): boolean =>
    isOwn(one.profile) &&
    (isFull(one) || (isExact(one) && !(kind === 'contact' && isBefore(draft, earliest, one))));
  if (placeNamed(draft, order, isMeant)) return;
  if (earliest && placeAt(draft, earliest)) return;
  if (placeNamed(draft, order, ({ profile }) => isOwn(profile))) return;
  // A day that stands in a joined file is lost with every row that has no partner there.
  if (placeNamed(draft, order, ({ profile }) => !isOwn(profile))) return;
  // Better the end of a thing than no day at all.
  for (const concept of ['ended', 'closed', 'resolved', 'updated'] as const) {
    const found = draft.take(concept);
    if (found && !isHalfEmpty(found.profile) && placeAt(draft, found.profile)) return;
  }
  if (!placeDayIndex(draft)) draft.at = null;
}

/** A header this like a name needs no help of the rows. */
const CLEAR = 0.8;
/** A column of which this share is filled has a value in every row, but for damage. */
const FULL = 0.98;

/** A column that is called after a date. */
type Found = NonNullable<ReturnType<Draft['take']>>;

function isExact({ assigned }: Found): boolean {
  return assigned.header === 1;
}

function isFull({ profile: { texts, rows } }: Found): boolean {
  return texts.length >= rows * FULL;
}

/** Whether a date that every row has always comes before a named one, which the rows of those who left earlier lack. */
function isBefore({ known }: Draft, earliest: Profile | null, { profile }: Found): boolean {
  const [first, named] = [earliest && known.dated.get(earliest), known.dated.get(profile)];
  if (!earliest || !first || !named || earliest === profile) return false;
  const isWhole = earliest.texts.length >= earliest.rows * FULL;
  return isWhole && comesAfter(instantsOf(profile, named), instantsOf(earliest, first));
}

/** Places the first of these concepts whose column's header is clear. */
function placeNamed(
  draft: Draft,
  concepts: readonly Concept[],
  isMeant: (found: Found) => boolean,
): boolean {
  return concepts.some((concept) => {
    const found = draft.take(concept);
    if (!found || !isMeant(found)) return false;
    if (isHalfEmpty(found.profile) && !isOfFewAnswers(draft, concept)) return false;
    return found.assigned.header >= CLEAR && placeAt(draft, found.profile);
  });
}

/** Of many invitations few are answered: the day of the answers is theirs all the same. */
function isOfFewAnswers({ known }: Draft, concept: Concept): boolean {
  if (known.shape.primary !== null || concept !== 'answeredAt') return false;
  return [...known.byColumn.values()].some(
    (one) => one.concept === 'invited' || one.concept === 'delivered',
  );
}

/** Places a column as the date of the records; false when it holds no dates. */
export function placeAt(draft: Draft, profile: Profile): boolean {
  const dated = draft.known.dated.get(profile);
  if (!dated) return false;
  draft.at = instantValue(profile, dated);
  placeInstant(draft, profile, 'at', 'at');
  return true;
}

/**
 * Of dates whose headers do not say it: the one that every row has and that comes first in its row. Where no date is in
 * every row, rows are lost with each of them, and the first in its row counts more than the fullest.
 */
function earliestOf(draft: Draft): Profile | null {
  const { profiles, dated, byColumn } = draft.known;
  const open = profiles.filter(isOwn).flatMap((profile) => {
    const reading = dated.get(profile);
    const assigned = byColumn.get(profile);
    const isOther =
      assigned !== undefined && assigned.header >= CLEAR && !isGeneral(assigned.concept);
    const isFree = reading !== undefined && !draft.decisions.has(profile) && !isHalfEmpty(profile);
    return isFree && !isOther ? [{ profile, at: instantsOf(profile, reading), reading }] : [];
  });
  const full = Math.max(0, ...open.map(({ profile }) => profile.texts.length));
  const isWhole = open.some(({ profile }) => profile.texts.length >= profile.rows * FULL);
  const best = isWhole ? open.filter(({ profile }) => profile.texts.length >= full * FULL) : open;
  const first = best.find(({ profile, at }) =>
    best.every((other) => other.profile === profile || comesAfter(other.at, at)),
  );
  return (first ?? best.find(({ profile }) => profile.texts.length === full))?.profile ?? null;
}

function isOwn({ joined }: Profile): boolean {
  return joined === null;
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
  for (const profile of draft.known.profiles.filter(isOwn)) {
    const dated = draft.known.dated.get(profile);
    const share = profile.texts.length / profile.rows;
    const concept = draft.known.byColumn.get(profile)?.concept;
    const isFree = concept === undefined || concept === 'day';
    if (!dated || !isFree || draft.decisions.has(profile) || share < 0.2 || share > 0.97) continue;
    // Its place was given to another column.
    if (draft.known.displaced.has(profile)) continue;
    if (
      dated.reading.read < profile.texts.length ||
      !comesAfter(instantsOf(profile, dated), starts)
    )
      continue;
    draft.fields['resolvedAt'] = instantValue(profile, dated);
    placeInstant(draft, profile, 'field', 'fields.resolvedAt');
    const params = {
      column: nameOf(profile),
      target: 'fields.resolvedAt',
      other: nameOf(begun),
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

/** A running number of days on a day that only a person can tell. */
function placeDayIndex(draft: Draft): boolean {
  if (draft.known.shape.primary !== 'daily_total') return false;
  const index = draft.known.profiles.find((profile) => isOwn(profile) && isRunningNumber(profile));
  if (!index) return false;
  const base = askDay(draft, {
    id: 'index-base',
    code: 'ASK_INDEX_BASE',
    params: { column: nameOf(index), first: index.numbers?.min ?? 0 },
    columns: [index.name],
  });
  draft.at = { addDays: { date: base, days: columnValue(index) } };
  draft.place(index, 'at', 'at', {
    certainty: 'doubt',
    why: { code: 'ROW_NUMBER', params: { column: nameOf(index), use: 'day' } },
  });
  return true;
}

/**
 * A day that nothing in the file tells: any day is an answer, and none is proposed, since a wrong one would be imported
 * unnoticed. Until it is answered it is no day, which no import takes.
 */
export function askDay(
  draft: Draft,
  question: Pick<GuessQuestion, 'id' | 'code' | 'params' | 'columns'>,
): Value {
  const answer = answerTo(draft.known.answers, question.id) ?? '';
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(answer) && !Number.isNaN(Date.parse(answer));
  const options = isDay ? [{ value: answer, params: { day: answer }, example: null }] : [];
  draft.questions.push({ ...question, options, chosen: isDay ? answer : null });
  return { constant: isDay ? answer : '' };
}
