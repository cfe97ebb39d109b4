import type { Value } from '../../../contract/mapping-value.ts';
import { isDateConcept } from '../fit.ts';
import type { Why } from '../guessed.ts';
import { isTickedOption } from '../option-headers.ts';
import type { Profile } from '../profile.ts';
import { nameOf } from '../profile.ts';
import { saysNumber } from '../vocabulary/whose.ts';
import { columnValue, numberReading, shownValues } from './draft.ts';
import type { Draft } from './draft.ts';
import { token, unusedToken } from './token.ts';

const MOST_ATTRIBUTES = 20;
/** Longest text that an attribute is kept of. */
const LONGEST_NAME = 80;
const LONGEST = 120;

/** Decides about every column that has no place yet: kept as an attribute to filter by, or left out with a reason. */
export function placeLeftovers(draft: Draft): void {
  for (const [i, profile] of draft.known.profiles.entries()) {
    if (draft.decisions.has(profile)) continue;
    const why = reasonToLeave(draft, profile);
    if (why) draft.leaveOut(profile, why.why, why.certainty);
    else keep(draft, profile, i);
  }
}

type Reason = { why: Why; certainty: 'sure' | 'likely' | 'doubt' };

function reason(
  code: Why['code'],
  profile: Profile,
  certainty: Reason['certainty'] = 'likely',
  more: Why['params'] = {},
): Reason {
  const params = {
    column: nameOf(profile),
    examples: shownValues(profile),
    ...more,
  };
  return { why: { code, params }, certainty };
}

/** Why a column is not worth keeping; null when it is. */
function reasonToLeave(draft: Draft, profile: Profile): Reason | null {
  if (profile.texts.length === 0) return reason('EMPTY', profile, 'sure');
  return byMeaning(draft, profile) ?? byRepetition(draft, profile) ?? byVariety(draft, profile);
}

/** Reasons that lie in what the values are. */
function byMeaning(draft: Draft, profile: Profile): Reason | null {
  const { shares, dates } = profile;
  const assigned = draft.known.byColumn.get(profile);
  const concept = assigned?.concept;
  const isPersonal = concept === 'email' || concept === 'phone' || concept === 'personName';
  // Beside a customer's number, whoever else the customer is called.
  const isAlsoCustomer =
    draft.known.lost.get(profile)?.concept === 'customerKey' && !saysNumber(profile.words);
  if (isPersonal || isAlsoCustomer || shares.email > 0.5) {
    return reason('PERSONAL', profile, assigned?.header === 1 ? 'sure' : 'likely');
  }
  if (concept === 'staffNote' || shares.thread > 0.5) return reason('STAFF_NOTE', profile);
  const isTechnical = Math.max(shares.link, shares.json, shares.coordinate) > 0.8;
  if (concept === 'technical' || isTechnical) return reason('TECHNICAL', profile);
  if (dates) return reason('DATE_EXTRA', profile);
  return concept && isDateConcept(concept) ? reason('DATE_UNREADABLE', profile) : null;
}

/** Reasons that lie in values that say nothing new. */
function byRepetition(draft: Draft, profile: Profile): Reason | null {
  if (profile.counts.size === 1 && profile.rows > 1 && !isTickedOption(profile)) {
    return reason('CONSTANT', profile, 'likely', { value: shownValues(profile)[0] ?? '' });
  }
  const twin = twinOf(draft, profile);
  return twin && reason('SAME_AS', profile, 'sure', { other: nameOf(twin) });
}

/** Reasons that lie in values that nobody could filter by. */
function byVariety(draft: Draft, profile: Profile): Reason | null {
  const assigned = draft.known.byColumn.get(profile);
  const lost = draft.known.lost.get(profile);
  const isSmall = isSmallSet(profile);
  if (assigned?.concept === 'rate' || (profile.numbers && !isSmall)) {
    return reason('NUMBER_UNKNOWN', profile);
  }
  const isKnown = lost !== undefined || assigned !== undefined;
  if (canBeKept(profile) && (isSmall || isKnown)) return null;
  return lost && !canBeKept(profile)
    ? reason('ROLE_TAKEN', profile, 'likely', { other: nameOf(lost.to) })
    : reason('TOO_MANY_VALUES', profile);
}

function isSmallSet({ counts, texts }: Profile): boolean {
  return counts.size <= Math.max(30, texts.length * 0.1);
}

function canBeKept(profile: Profile): boolean {
  const { counts, texts, longest } = profile;
  if (longest > LONGEST) return false;
  return isSmallSet(profile) || counts.size <= texts.length * 0.6;
}

/** A column with the same cell in every row. */
function twinOf(draft: Draft, profile: Profile): Profile | null {
  return (
    draft.known.profiles.find((other) => {
      const placed = draft.decisions.get(other);
      if (other === profile || !placed || placed.role === 'unused') return false;
      if (other.texts.length !== profile.texts.length || other.counts.size !== profile.counts.size)
        return false;
      return other.texts.every((text, i) => text === profile.texts[i]);
    }) ?? null
  );
}

/** Keeps a column as an attribute; `place` from 0 names it where its header has no Latin letter. */
export function keep(draft: Draft, profile: Profile, place: number): void {
  const taken = Object.keys(draft.attributes);
  if (taken.length >= MOST_ATTRIBUTES && !draft.known.told.has(profile)) {
    const full = { limit: MOST_ATTRIBUTES };
    draft.leaveOut(profile, reason('ATTRIBUTES_FULL', profile, 'doubt', full).why, 'doubt');
    return;
  }
  const name = unusedToken(token(profile.header, `column-${place + 1}`), taken);
  setAttribute(draft, name, profile);
  const lost = draft.known.lost.get(profile);
  const target = `attributes.${name}`;
  const params = {
    column: nameOf(profile),
    examples: shownValues(profile),
    different: profile.counts.size,
  };
  draft.place(profile, 'attribute', target, {
    certainty: lost || draft.known.byColumn.has(profile) ? 'likely' : 'doubt',
    why:
      draft.known.told.get(profile)?.concept === 'attribute'
        ? { code: 'TOLD', params: { ...params, target } }
        : lost
          ? { code: 'ROLE_TAKEN', params: { ...params, other: nameOf(lost.to) } }
          : { code: 'CATEGORY_KEPT', params },
  });
}

/** Has a column read as an attribute, called as its header where the attribute's own key cannot tell it. */
export function setAttribute(draft: Draft, name: string, profile: Profile): void {
  draft.attributes[name] = attributeValue(profile);
  const header = profile.header.trim();
  if (token(header, '') !== '' || !/\p{L}/u.test(header)) return;
  const called = header.length > LONGEST_NAME ? `${header.slice(0, LONGEST_NAME - 1)}…` : header;
  draft.attributeNames[name] = { en: called, ar: called };
}

/** How an attribute of a column is read. */
function attributeValue(profile: Profile): Value {
  const { numbers, counts } = profile;
  if (!numbers || (numbers.areWhole && counts.size <= 12)) return columnValue(profile);
  return { number: columnValue(profile, numberReading(profile)) };
}
