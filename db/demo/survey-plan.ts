import type { RecordInput } from '#server/domain/records/record.ts';
import { DAY, HOUR, MINUTE, SECOND, wholeSecond } from './calendar.ts';
import type { Random } from './random.ts';

/** What will become of one invitation. */
export type SurveyPlan = {
  readonly id: string;
  readonly instrument: string;
  readonly invitedAt: number;
  /** Null when the invitation never arrived. */
  readonly deliveredAt: number | null;
  /** When the record first appears: delivered, or invited when it never arrived. */
  readonly sentAt: number;
  /** Null when nobody will answer. */
  readonly answeredAt: number | null;
  readonly score: number;
  readonly text: string | null;
  readonly language: 'en' | 'ar';
  readonly customer: string | null;
  readonly caseId: string | null;
  /** `theme` is known only from the comment, so it is there only with the answer. */
  readonly dimensions: RecordInput['dimensions'];
  readonly answeredDimensions: RecordInput['dimensions'];
  readonly attributes: RecordInput['attributes'];
};

const UNDELIVERED_SHARE = 0.02;
const ANSWER_MEDIAN = 2.5 * HOUR;
const ANSWER_SPREAD = 1.2;
const ANSWER_LIMIT = 6 * DAY;

/** Delivery and answer of an invitation sent at `invitedAt` (UTC ms); `rate` = chance that a delivered one is answered. */
export function fateOfInvitation(
  invitedAt: number,
  rate: number,
  random: Random,
): Pick<SurveyPlan, 'invitedAt' | 'deliveredAt' | 'sentAt' | 'answeredAt'> {
  const delivered = !random.chance(UNDELIVERED_SHARE);
  const deliveredAt = delivered ? invitedAt + random.whole(2, 90) * SECOND : null;
  const answers = random.chance(rate);
  const delay = Math.min(ANSWER_LIMIT, MINUTE + random.logNormal(ANSWER_MEDIAN, ANSWER_SPREAD));
  return {
    invitedAt,
    deliveredAt,
    sentAt: deliveredAt ?? invitedAt,
    answeredAt: answers && deliveredAt !== null ? wholeSecond(deliveredAt + delay) : null,
  };
}

/** A response as it stands at `now` (≥ `sentAt`): without a score until it is answered. */
export function responseAsOf(plan: SurveyPlan, now: number): RecordInput<'response'> {
  const answeredAt = plan.answeredAt !== null && plan.answeredAt <= now ? plan.answeredAt : null;
  const at = answeredAt ?? plan.sentAt;
  const answered = answeredAt !== null;
  return {
    kind: 'response',
    externalId: plan.id,
    at,
    precision: 'second',
    customer: plan.customer,
    caseId: plan.caseId,
    dimensions: answered ? plan.answeredDimensions : plan.dimensions,
    attributes: plan.attributes,
    updatedAt: at,
    fields: {
      instrument: plan.instrument,
      invitedAt: plan.invitedAt,
      deliveredAt: plan.deliveredAt,
      score: answered ? plan.score : null,
      text: answered ? plan.text : null,
      language: answered && plan.text !== null ? plan.language : null,
    },
  };
}
