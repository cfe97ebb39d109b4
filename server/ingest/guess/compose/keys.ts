import type { Concept } from '../match-headers.ts';
import type { Profile } from '../profile.ts';
import { nameOf } from '../profile.ts';
import { columnValue, shownValues } from './draft.ts';
import type { Draft } from './draft.ts';
import { instantValue, isRead, placeInstant } from './instants.ts';
import { isKeyOf } from '../structure.ts';
import { isOfStaff } from '../vocabulary/whose.ts';
import { isQueueNumber } from './queue-number.ts';
import { isOneRecord, repeatedIds, repeatParams, repeatsFew } from './repeated-ids.ts';
import { isRunningNumber } from './running-number.ts';
import { placeSpreadKey } from './spread-rows.ts';

/** Which key names a record, by what the file is about; the best first. */
const KEY_ORDER: Readonly<Record<'case' | 'contact' | 'answer', readonly Concept[]>> = {
  case: ['caseKey', 'recordKey', 'contactKey', 'responseKey'],
  contact: ['contactKey', 'recordKey', 'caseKey', 'responseKey'],
  answer: ['responseKey', 'recordKey', 'contactKey', 'caseKey'],
};

const ALMOST_ALL = 0.98;
const CLEAR = 0.8;

/** A column that may be the id. */
type Found = NonNullable<ReturnType<Draft['take']>>;

function isFull({ texts, rows }: Profile): boolean {
  return texts.length >= rows * ALMOST_ALL;
}

function isUnique(profile: Profile): boolean {
  const { counts, texts } = profile;
  return isFull(profile) && counts.size >= texts.length * ALMOST_ALL;
}

/** Chooses the id of the records, the case they belong to and the customer. */
export function placeKeys(draft: Draft): void {
  const { primary } = draft.known.shape;
  if (primary === 'daily_total') return;
  const kind = primary ?? 'answer';
  leaveRowNumbers(draft);
  if (placeSpreadKey(draft)) {
    placeCase(draft, kind);
    placeCustomer(draft);
    return;
  }
  const said = (profile: Profile): string | null | undefined =>
    draft.known.told.get(profile)?.target;
  const candidates = KEY_ORDER[kind].flatMap(
    (concept) => draft.take(concept, (profile) => mayBeId(profile, said(profile))) ?? [],
  );
  const told = candidates.filter(({ profile }) => said(profile) === 'id');
  const unique = told.length > 0 ? told : uniqueOf(candidates);
  const [first] = unique;
  const named = told.length > 0 ? null : thingOf(draft, candidates, first);
  if (named) placeRepeating(draft, named, kind);
  else if (first)
    placeUnique(
      draft,
      unique.map(({ profile }) => profile),
    );
  else {
    const own = candidates.find(({ profile }) => isFull(profile));
    if (own) placeRepeating(draft, own.profile, kind);
  }
  if (!('hash' in draft.id) || isVersionSaid(draft)) placeVersion(draft);
  placeCase(draft, kind);
  placeCustomer(draft);
}

/** A time of day is no id, also where no two rows have the same, unless a person says so. */
function mayBeId({ clocks }: Profile, said: string | null | undefined): boolean {
  return said === 'id' || (said === undefined && clocks === null);
}

/**
 * A case's number that its header names, where rows have a number of their own that only its values tell, and all rows of a
 * case were opened at the same time: they are of one case, such as one for each file that belongs to it.
 */
function thingOf(
  draft: Draft,
  candidates: readonly Found[],
  unique: Found | undefined,
): Profile | null {
  const [named] = candidates;
  if (!named || !unique || named === unique || unique.assigned.header >= CLEAR) return null;
  const isNamed = named.assigned.concept === 'caseKey' && named.assigned.header >= CLEAR;
  return isNamed && isOfOneTime(draft, named.profile) ? named.profile : null;
}

/** Those of which every row, or nearly every, has its own value; else the first of which few rows have another one's. */
function uniqueOf(candidates: readonly Found[]): readonly Found[] {
  const unique = candidates.filter(({ profile }) => isUnique(profile));
  if (unique.length > 0) return unique;
  return candidates.filter((one) => isFull(one.profile) && repeatsFew(one.profile)).slice(0, 1);
}

/** Row numbers are the same in every file: no id. */
function leaveRowNumbers(draft: Draft): void {
  for (const profile of draft.known.profiles) {
    const concept = draft.known.byColumn.get(profile)?.concept;
    if (profile.joined) continue;
    const isNamed = concept !== undefined && concept !== 'recordKey' && profile.words.length > 0;
    if (draft.decisions.has(profile) || isNamed || draft.known.told.has(profile)) continue;
    if (!isRunningNumber(profile) || profile.words.includes('id') || profile.words.includes('key'))
      continue;
    draft.leaveOut(profile, {
      code: 'ROW_NUMBER',
      params: { column: nameOf(profile), use: 'none' },
    });
  }
}

function placeUnique(draft: Draft, profiles: readonly Profile[]): void {
  const [first] = profiles;
  if (!first) return;
  let chosen = first;
  if (profiles.length > 1) {
    const value = draft.ask({
      id: 'id',
      code: 'ASK_ID',
      params: { columns: profiles.map(nameOf) },
      columns: profiles.map(({ name }) => name),
      options: profiles.map((profile) => ({
        value: profile.name,
        params: { column: nameOf(profile) },
        example: profile.texts[0] ?? null,
      })),
      chosen: first.name,
    });
    chosen = profiles.find(({ name }) => name === value) ?? first;
  }
  const repeated = repeatedIds(chosen);
  if (repeated.length > 0 && !isOneRecord(draft, chosen, repeated)) return;
  draft.id = { column: chosen.name };
  const params = {
    column: nameOf(chosen),
    rows: chosen.rows,
    examples: shownValues(chosen),
  };
  draft.place(chosen, 'id', 'id', {
    why:
      repeated.length > 0
        ? { code: 'ID_TWICE', params: repeatParams(chosen, repeated) }
        : { code: 'ID_UNIQUE', params },
    ...(profiles.length > 1 || repeated.length > 0 ? { certainty: 'likely' } : {}),
  });
}

/** A key that comes again and again: a log of changes where the rows have a version, else rows of their own. */
function placeRepeating(draft: Draft, profile: Profile, kind: 'case' | 'contact' | 'answer'): void {
  const updated = draft.take('updated');
  const dated = updated && draft.known.dated.get(updated.profile);
  const concept = draft.known.byColumn.get(profile)?.concept;
  const isOwn = concept === KEY_ORDER[kind][0] || concept === 'recordKey';
  const params = {
    column: nameOf(profile),
    rows: profile.texts.length,
    different: profile.counts.size,
    by: updated ? nameOf(updated.profile) : '',
  };
  if (!isOwn) return;
  const before = draft.known.before.get(profile);
  // A correction of another column does not change what a row is.
  const isLog = before
    ? before.role === 'id'
    : kind === 'case' && ((updated !== null && dated !== undefined) || isOfOneTime(draft, profile));
  const chosen = draft.ask({
    id: 'id-repeats',
    code: 'ASK_ID_REPEATS',
    params,
    columns: [profile.name],
    options: ['last', 'rows'].map((value) => ({
      value,
      params: { ...params, keep: value },
      example: null,
    })),
    chosen: isLog ? 'last' : 'rows',
  });
  if (chosen === 'rows') return;
  draft.id = { column: profile.name };
  draft.isEventLog = kind === 'case';
  draft.place(profile, 'id', 'id', {
    certainty: 'likely',
    why: { code: 'ID_REPEATS_LAST_WINS', params },
  });
}

/** All rows of one case were opened at the same time, and say the same of it. */
function isOfOneTime({ known, decisions }: Draft, profile: Profile): boolean {
  const opened = known.profiles.find((one) => decisions.get(one)?.role === 'at');
  if (opened === undefined || !isKeyOf(profile, opened)) return false;
  const told = [...known.byColumn].flatMap(([one, { concept }]) =>
    OF_A_CASE.has(concept) && one.joined === null ? [one] : [],
  );
  return told.every((one) => hasOneValue(profile, one));
}

const OF_A_CASE: ReadonlySet<Concept> = new Set<Concept>([
  'resolved',
  'closed',
  'firstResponse',
  'due',
  'customerKey',
  'value',
  'priority',
  'status',
  'department',
  'resolveTime',
]);

/** Whether rows of one key have the same value in another column, or none. */
function hasOneValue(key: Profile, { texts, rowOf }: Profile): boolean {
  const keyOf = new Map(key.rowOf.map((row, i) => [row, key.texts[i]]));
  const pairs = new Set(texts.map((text, i) => `${keyOf.get(rowOf[i] ?? -1) ?? ''}\n${text}`));
  const keys = new Set(rowOf.map((row) => keyOf.get(row)));
  return pairs.size <= keys.size * 1.03;
}

/** A person says so, or another column was corrected after it had been taken for that. */
function isVersionSaid({ known: { byColumn, told, held } }: Draft): boolean {
  return [...byColumn.keys()].some(
    (profile) =>
      told.get(profile)?.target === 'updatedAt' || held.get(profile)?.target === 'updatedAt',
  );
}

/** The source's version of a record. */
export function placeVersion(draft: Draft): void {
  const updated = draft.take('updated');
  const dated = updated && draft.known.dated.get(updated.profile);
  if (!updated || !dated || !isRead(draft, updated.profile, dated)) return;
  draft.updatedAt = instantValue(updated.profile, dated);
  placeInstant(draft, updated.profile, 'updatedAt', 'updatedAt');
}

function placeCase(draft: Draft, kind: 'case' | 'contact' | 'answer'): void {
  const found = draft.take('caseKey');
  if (!found || kind === 'case') return;
  if (kind === 'contact' && isQueueNumber(draft, found.profile)) return;
  draft.caseId = columnValue(found.profile);
  draft.place(found.profile, 'case', 'caseId');
}

function placeCustomer(draft: Draft): void {
  const found = draft.take('customerKey');
  if (found) {
    draft.customer = columnValue(found.profile);
    draft.place(found.profile, 'customer', 'customer');
    return;
  }
  // Help desks call their customers contacts.
  const contact = draft.known.shape.primary === 'case' ? draft.take('contactKey') : undefined;
  if (contact && !isUnique(contact.profile)) {
    draft.customer = columnValue(contact.profile);
    draft.place(contact.profile, 'customer', 'customer', { certainty: 'likely' });
    return;
  }
  const personal = draft.take('email', isOneOfMany) ?? draft.take('phone', isOneOfMany);
  if (!personal) return;
  draft.customer = columnValue(personal.profile);
  draft.place(personal.profile, 'customer', 'customer', {
    certainty: 'doubt',
    why: {
      code: 'PERSONAL_KEY',
      params: { column: nameOf(personal.profile) },
    },
  });
}

/** An address that is nearly the same everywhere is the organisation's own, or that of somebody who works there. */
function isOneOfMany({ joined, counts, texts, words }: Profile): boolean {
  return joined === null && counts.size >= Math.min(5, texts.length) && !isOfStaff(words);
}
