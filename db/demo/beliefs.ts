import type { BeliefAnswer } from '../queries/beliefs.ts';
import type { BeliefTopic } from '#server/domain/beliefs/round.ts';
import { Random } from './random.ts';
import { csatScore } from './scores.ts';

/** Weeks before the creation in which the company's leaders were asked, each time for two weeks. */
export const DEMO_ROUNDS = [
  { weeksBefore: 18, confidence: 0.1 },
  { weeksBefore: 5, confidence: 0 },
] as const;
export const DEMO_ROUND_DAYS = 14;
/** Days of customers' answers a round is compared with: a quarter. */
export const DEMO_CUSTOMERS_DAYS = 91;

/** What they were asked: one sentence customers were asked in other words, one in these. */
export const DEMO_TOPICS: readonly (BeliefTopic & {
  /** How far above indifference the company's leaders stand, in standard deviations between them. */
  readonly confidence: number;
})[] = [
  {
    wording: {
      en: 'We give our customers a superior experience.',
      ar: 'نقدّم لعملائنا تجربة متميزة.',
    },
    metric: 'csat:service',
    isSameWording: false,
    confidence: 1.5,
  },
  {
    wording: {
      en: 'The company makes it easy for customers to handle their issues.',
      ar: 'تسهّل الشركة على العملاء معالجة طلباتهم.',
    },
    metric: 'ces:ease',
    isSameWording: true,
    confidence: 1.2,
  },
];

/** How many leaders each department has; the others work for all of them. */
const LEADERS: readonly (readonly [string | null, number])[] = [
  [null, 9],
  ['billing', 6],
  ['digital', 7],
  ['delivery', 3],
  ['branches', 4],
  ['cards', 2],
];

/** Share of them who answer. */
const ANSWERS = 0.92;
/** Answers of one leader; `department` is its key, null = of everything. */
export type DemoBelief = {
  readonly leader: string;
  readonly answers: readonly (Pick<BeliefAnswer, 'topic' | 'score'> & {
    readonly department: string | null;
  })[];
};

/** What the leaders answered in a round, by its place in `DEMO_ROUNDS`; the same for the same seed. */
export function demoBeliefs(seed: number, round: number): DemoBelief[] {
  const shift = DEMO_ROUNDS[round]?.confidence ?? 0;
  return LEADERS.flatMap(([key, people], group) =>
    Array.from({ length: people }, (_, person): DemoBelief[] => {
      const random = new Random(seed, round, group, person);
      if (!random.chance(ANSWERS)) return [];
      const mood = 0.6 * random.normal();
      const scores = (department: string | null) =>
        DEMO_TOPICS.map(({ confidence }, topic) => ({
          topic,
          department,
          score: csatScore(confidence + shift + mood + 0.8 * random.normal()),
        }));
      const leader = `demonstration:${group}:${person}`;
      return [{ leader, answers: [...scores(null), ...(key === null ? [] : scores(key))] }];
    }).flat(),
  );
}
