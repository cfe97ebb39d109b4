import { isDateConcept } from '../fit.ts';
import type { GuessQuestion } from '../guessed.ts';
import type { Profile } from '../profile.ts';
import { nameOf } from '../profile.ts';
import { shownValues } from './draft.ts';
import type { Draft } from './draft.ts';

/** A header at least this like the name of a date speaks of one. */
const NAMED = 0.6;
/** A year and the number of a day, in whatever words and order. */
const YEAR_AND_DAY = /^(?=.*\b(?:19|20)\d{2}\b)(?=.*\b\d{1,2}\b).{8,40}$/s;

/**
 * What the question for the day of all records names: the column that seems to hold dates which cannot be read, by its
 * header, else by its values. Nothing where there is none, or where a person said what it is.
 */
export function unreadDates(draft: Draft): Pick<GuessQuestion, 'params' | 'columns'> {
  const { profiles, told } = draft.known;
  const open = profiles.filter((profile) => {
    const isOwn = profile.joined === null && !told.has(profile);
    const role = draft.decisions.get(profile)?.role;
    return isOwn && (role === 'unused' || role === 'attribute') && mayBeDates(profile);
  });
  const found =
    open.find((profile) => namesDate(profile) && isMostly(profile, /\p{Nd}/u)) ??
    open.find((profile) => !profile.numbers && isMostly(profile, YEAR_AND_DAY));
  if (!found) return { params: {}, columns: [] };
  const params = { column: nameOf(found), value: shownValues(found, 1)[0] ?? '' };
  return { params, columns: [found.name] };
}

/** The days since 1900 that spreadsheets count, and seconds; smaller numbers are durations and counts. */
const LEAST_NUMBER = 20_000;

function mayBeDates({ dates, clocks, numbers }: Profile): boolean {
  return dates === null && clocks === null && (numbers === null || numbers.min >= LEAST_NUMBER);
}

function namesDate({ matches, words }: Profile): boolean {
  if (words.includes('id') || words.includes('key')) return false;
  return matches.some(({ concept, score }) => isDateConcept(concept) && score >= NAMED);
}

function isMostly({ texts }: Profile, pattern: RegExp): boolean {
  return texts.filter((text) => pattern.test(text)).length > texts.length / 2;
}
