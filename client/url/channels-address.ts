import { pairsOf } from './parse-view.ts';
import { hrefWithPair } from './print-view.ts';

/** The questions of which the survey numbers are told, as `csat:service`; what is not said is as on the cards. */
export const ASKED_KEY = 'asked';

/** What an address says of the questions, in its order. */
export function askedIn(search: string): readonly string[] {
  return pairsOf(search).flatMap(({ key, values }) => (key === ASKED_KEY ? values : []));
}

/** The same address with these questions. */
export function hrefAsking(path: string, search: string, asked: readonly string[]): string {
  return hrefWithPair(path, search, ASKED_KEY, asked);
}
