import type { BeliefRoundInput, BeliefRoundsAnswer } from '#server/contract/beliefs.ts';
import { addDays, isDay } from '../../format/day.ts';

export type TopicDraft = {
  /** Tells the rows of the form apart. */
  key: number;
  en: string;
  ar: string;
  /** Empty = nothing. */
  metric: string;
  isSameWording: boolean;
};

export type RoundDraft = {
  en: string;
  ar: string;
  from: string;
  /** Last day on which leaders may answer. */
  last: string;
  customersFrom: string;
  topics: TopicDraft[];
};

export type RoundFault = 'name' | 'days' | 'wording';

const ROUND_DAYS = 14;
/** A quarter, as what it is compared with. */
const CUSTOMERS_DAYS = 91;

/** A round of two weeks from today on, named and worded as suggested, beside `metric`. */
export function freshRound(
  today: string,
  { name, wording }: BeliefRoundsAnswer['suggested'],
  metric: string,
): RoundDraft {
  const last = addDays(today, ROUND_DAYS - 1);
  return {
    ...name,
    from: today,
    last,
    customersFrom: addDays(last, 1 - CUSTOMERS_DAYS),
    topics: [{ key: 0, ...wording, metric, isSameWording: false }],
  };
}

/** A further sentence, still to be written. */
export function freshTopic(topics: readonly TopicDraft[], metric: string): TopicDraft {
  const key = Math.max(...topics.map((one) => one.key), 0) + 1;
  return { key, en: '', ar: '', metric, isSameWording: false };
}

/** What must be mended before it can be sent; null = nothing. */
export function faultOf(draft: RoundDraft, today: string): RoundFault | null {
  const { en, ar, from, last, customersFrom, topics } = draft;
  if (en.trim() === '' || ar.trim() === '') return 'name';
  const areDays = [from, last, customersFrom].every(isDay);
  if (!areDays || last < from || last < today || customersFrom > last) return 'days';
  if (topics.some((one) => one.en.trim() === '' || one.ar.trim() === '')) return 'wording';
  return null;
}

/** The draft as the API takes it. */
export function inputOf({
  en,
  ar,
  from,
  last,
  customersFrom,
  topics,
}: RoundDraft): BeliefRoundInput {
  return {
    name: { en, ar },
    from,
    to: addDays(last, 1),
    customersFrom,
    topics: topics.map((one) => ({
      wording: { en: one.en, ar: one.ar },
      metric: one.metric === '' ? null : one.metric,
      isSameWording: one.metric !== '' && one.isSameWording,
    })),
  };
}
