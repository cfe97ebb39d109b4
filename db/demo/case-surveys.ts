import type { RecordInput } from '#server/domain/records/record.ts';
import type { Arrival } from './arrival.ts';
import { atWork, localDay, MINUTE, wholeSecond } from './calendar.ts';
import type { CasePlan } from './case-plan.ts';
import type { Horizon } from './horizon.ts';
import type { Random } from './random.ts';
import { cesScore, csatScore } from './scores.ts';
import type { Place } from './stories.ts';
import { effectOf } from './stories.ts';
import { fateOfInvitation } from './survey-plan.ts';
import { complaint, praise } from './wording.ts';
import type { World } from './world.ts';

export const EASE_ANSWER_RATE = 0.55;
/** Part of today's invitations that went out before the survey programme grew. */
export const EARLY_INVITATIONS = 0.35;
export const COMMENT_SHARE = 0.4;
const EASE_SHARE = 0.85;
/** Part of the answers that leave the department to the case they belong to. */
const DEPARTMENT_LEFT_OUT = 0.08;

/** Asks the customer of a resolved case: how satisfied, or (since the programme grew) how easy. */
export function surveyCase(
  world: World,
  plan: CasePlan,
  arrival: Arrival,
  random: Random,
  horizon: Horizon,
): void {
  if (plan.customer === null) return;
  const { department, theme, customer } = arrival;
  const invitedAt = wholeSecond(
    atWork(plan.resolvedAt + random.between(10, 180) * MINUTE, 9, 21, random),
  );
  const grown = localDay(invitedAt) >= world.surveysGrewDay;
  const satisfaction = random.chance(department.csatShare * (grown ? 1 : EARLY_INVITATIONS));
  if (!satisfaction && !(grown && random.chance(EASE_SHARE))) return;

  const latent = feeling(world, plan, arrival, invitedAt) + random.normal();
  const mood = satisfaction ? department.csatMood : department.cesMood;
  const content = latent + mood >= 0;
  const dimensions = random.chance(DEPARTMENT_LEFT_OUT)
    ? withoutDepartment(plan.dimensions)
    : plan.dimensions;
  const fate = fateOfInvitation(
    invitedAt,
    satisfaction ? department.csatAnswerRate : EASE_ANSWER_RATE,
    random,
  );
  horizon.survey({
    ...fate,
    id: `${plan.id}#${satisfaction ? 'service' : 'ease'}`,
    instrument: satisfaction ? 'service' : 'ease',
    score: satisfaction ? csatScore(latent + mood) : cesScore(latent + mood),
    text: comment(content, department.key, theme.key, customer.language, random),
    language: customer.language,
    customer: plan.customer,
    caseId: plan.id,
    dimensions,
    answeredDimensions: dimensions,
    attributes: plan.attributes,
  });
}

function withoutDepartment(dimensions: RecordInput['dimensions']): RecordInput['dimensions'] {
  const { department: _left, ...others } = dimensions;
  return others;
}

/** What the case itself and the times do to the answer, added to the department's ordinary mood. */
function feeling(world: World, plan: CasePlan, arrival: Arrival, invitedAt: number): number {
  const place: Place = {
    department: arrival.department.key,
    channel: arrival.channel,
    region: arrival.customer.region,
    theme: arrival.theme.key,
  };
  const story = world.book.at(invitedAt, place) ?? world.book.at(plan.openedAt, place);
  const effect = effectOf(story);
  let latent = effect.mood;
  if (story !== null && story.theme === arrival.theme.key) latent += effect.themeMood;
  if (plan.resolvedAt > plan.dueAt) latent -= 0.5;
  if (plan.reopenedAt !== null && plan.reopenedAt < invitedAt) latent -= 0.4;
  if (plan.handoverAts.length > 1) latent -= 0.3;
  return latent;
}

/** A comment that fits the answer, or null where the customer left none. */
export function comment(
  content: boolean,
  department: string,
  theme: string,
  language: 'en' | 'ar',
  random: Random,
): string | null {
  if (!random.chance(COMMENT_SHARE)) return null;
  return content ? praise(department, language, random) : complaint(theme, language, random);
}
