import { pairsOf } from './parse-view.ts';
import { encoded } from './print-view.ts';

/** The questions of which the survey numbers are told, as `csat:service`; what is not said is as on the cards. */
export const ASKED_KEY = 'asked';

/** What an address says of the questions, in its order. */
export function askedIn(search: string): readonly string[] {
  return pairsOf(search).flatMap(({ key, values }) => (key === ASKED_KEY ? values : []));
}

/** The same address with these questions; what else it says stays as it was written. */
export function hrefAsking(path: string, search: string, asked: readonly string[]): string {
  const others = pairsOf(search).filter(({ key }) => key !== ASKED_KEY);
  const pairs = [...others.map(({ text }) => text), `${ASKED_KEY}=${asked.map(encoded).join(',')}`];
  return `${path}?${pairs.join('&')}`;
}
