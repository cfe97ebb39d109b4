/** Agreement with a sentence: 1 = strongly disagree, 2 = disagree, 3 = neither, 4 = agree, 5 = strongly agree. */
export const BELIEF_SCALE = { lowest: 1, highest: 5 } as const;

/** From this score on a leader counts as agreeing (top two of five, as the share of satisfied customers is counted). */
export const AGREES_FROM = 4;

/** Fewer leaders than this are never told of: neither how many they were nor what they answered. */
export const FEWEST_LEADERS = 5;

/** One sentence leaders agree or disagree with. */
export type BeliefTopic = {
  readonly wording: { readonly en: string; readonly ar: string };
  /** Catalogue id with instrument of the share of customers it is put beside; null = of nothing. */
  readonly metric: string | null;
  /** Customers were asked the same words; false = another question, which is said wherever the two stand together. */
  readonly isSameWording: boolean;
};

/** One time leaders are asked. Days are numbers since 1970-01-01. */
export type BeliefRound = {
  readonly id: number;
  readonly name: { readonly en: string; readonly ar: string };
  /** First day of the customers' answers it is compared with; they end with the round. */
  readonly customersFrom: number;
  /** Leaders may answer `[from, to)`. */
  readonly from: number;
  readonly to: number;
  readonly topics: readonly BeliefTopic[];
  /** Somebody closed it before its last day was over. A closed round is never opened again. */
  readonly isClosed: boolean;
  /** It never was: somebody took it back. */
  readonly isTakenBack: boolean;
};

/** `coming` (begins later), `open` (leaders may answer, nothing of it is told), `closed` (the gap is told), `taken_back`. */
export const ROUND_STATES = ['coming', 'open', 'closed', 'taken_back'] as const;
export type RoundState = (typeof ROUND_STATES)[number];

/** How a round stands on a day. */
export function roundState(
  round: Pick<BeliefRound, 'from' | 'to' | 'isClosed' | 'isTakenBack'>,
  day: number,
): RoundState {
  if (round.isTakenBack) return 'taken_back';
  if (round.isClosed || day >= round.to) return 'closed';
  return day < round.from ? 'coming' : 'open';
}
