import type { RecordInput } from '#server/domain/records/record.ts';
import { atWork, instantOfDay, isRamadan } from './calendar.ts';
import { COMMENT_SHARE, EARLY_INVITATIONS } from './case-surveys.ts';
import type { Horizon } from './horizon.ts';
import { DEPARTMENT_MIX } from './profile.ts';
import { Random } from './random.ts';
import { npsScore } from './scores.ts';
import { effectOf } from './stories.ts';
import { fateOfInvitation } from './survey-plan.ts';
import { complaint, praise } from './wording.ts';
import type { World } from './world.ts';

const RELATIONSHIP_STREAM = 0x6e70;
/** Invitations for each expected case. */
const PER_CASE = 0.72;
const ANSWER_RATE = 0.46;
const NO_DEPARTMENT_SHARE = 0.05;

/**
 * One day of the relationship survey: customers are asked whether they would recommend the organisation; the answer
 * carries the department they last dealt with, and a theme when a comment tells one.
 */
export function relationshipDay(
  world: World,
  day: number,
  stamp: string,
  expectedCases: number,
  horizon: Horizon,
): void {
  const random = new Random(world.seed, RELATIONSHIP_STREAM, day);
  const size = day >= world.surveysGrewDay ? 1 : EARLY_INVITATIONS;
  const ramadan = isRamadan(day);
  const invitations = random.poisson(expectedCases * PER_CASE * size);
  for (let n = 1; n <= invitations; n += 1) {
    const at = atWork(instantOfDay(day, ramadan, random), 9, 21, random);
    invite(world, at, `relationship-${stamp}-${String(n).padStart(3, '0')}`, random, horizon);
  }
}

function invite(
  world: World,
  invitedAt: number,
  id: string,
  random: Random,
  horizon: Horizon,
): void {
  const customer = world.customers.any(random);
  const department = random.choose(DEPARTMENT_MIX);
  const channel = random.choose(department.channels);
  const ordinaryTheme = random.choose(department.themes).key;
  const story = world.book.at(invitedAt, {
    department: department.key,
    channel,
    region: customer.region,
    theme: null,
  });
  const latent = department.npsMood + effectOf(story).npsMood + random.normal();
  const content = latent >= 0;
  const theme = story?.theme ?? ordinaryTheme;
  const { language } = customer;
  const commented = random.chance(COMMENT_SHARE);
  const text = content
    ? praise(department.key, language, random)
    : complaint(theme, language, random);
  const dimensions: RecordInput['dimensions'] = {
    channel,
    segment: customer.segment,
    region: customer.region,
    product: random.choose(department.products),
  };
  if (!random.chance(NO_DEPARTMENT_SHARE)) dimensions.department = department.key;
  horizon.survey({
    ...fateOfInvitation(invitedAt, ANSWER_RATE, random),
    id,
    instrument: 'relationship',
    score: npsScore(latent),
    text: commented ? text : null,
    language,
    customer: customer.id,
    caseId: null,
    dimensions,
    answeredDimensions: commented && !content ? { ...dimensions, theme } : dimensions,
    attributes: { tier: customer.tier },
  });
}
