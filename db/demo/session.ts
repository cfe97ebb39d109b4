import type { FieldsOf } from '#server/domain/records/fields.ts';
import type { RecordInput } from '#server/domain/records/record.ts';
import { atWork, DAY, HOUR, localDay, MINUTE, SECOND, wholeSecond } from './calendar.ts';
import { NO_AUTOMATION } from './case-contacts.ts';
import { attributesOf, liveCase } from './case-life.ts';
import { comment, EASE_ANSWER_RATE } from './case-surveys.ts';
import type { DemoCustomer } from './customers.ts';
import type { Horizon } from './horizon.ts';
import { departmentProfile, themeProfile } from './profile.ts';
import type { Random } from './random.ts';
import { weighted } from './random.ts';
import { cesScore } from './scores.ts';
import type { Effect } from './story-kinds.ts';
import { effectOf } from './stories.ts';
import { fateOfInvitation } from './survey-plan.ts';
import { complaint } from './wording.ts';
import type { World } from './world.ts';

const CHANNELS = weighted([
  ['assistant', 56],
  ['ivr', 44],
]);
const THEMES = weighted([
  ['bill_unclear', 28],
  ['late_delivery', 24],
  ['login_fails', 18],
  ['card_not_arrived', 16],
  ['refund_not_received', 14],
]);

const OFFERED_BOTH_SHARE = 0.45;
const CHOSEN_SHARE = 0.58;
const ASKS_FIRST = 0.08;
const BOT_FAILS = 0.14;
const PERSON_JOINS = 0.8;
const EASE_SHARE = 0.75;

/** One session with the assistant or the phone menu, as it went. */
type Course = {
  readonly fields: FieldsOf<'contact'>;
  readonly endedAt: number;
  /** The bot failed and nobody joined. */
  readonly deadEnd: boolean;
};

/** Lives through one automation session, its survey, and the case it may lead to. */
export function liveSession(
  world: World,
  id: string,
  at: number,
  random: Random,
  horizon: Horizon,
): void {
  const customer = world.customers.any(random);
  const channel = random.choose(CHANNELS);
  const { department, theme } = themeProfile(random.choose(THEMES));
  const place = { department: department.key, channel, region: customer.region, theme: null };
  const effect = effectOf(world.book.at(at, place));
  const course = courseOf(at, effect, random);
  const text =
    channel === 'assistant' && random.chance(0.5)
      ? complaint(theme.key, customer.language, random)
      : null;
  const dimensions: RecordInput['dimensions'] = {
    department: department.key,
    channel,
    stage: 'get_help',
    touchpoint: 'conversation',
    segment: customer.segment,
    region: customer.region,
    theme: theme.key,
  };
  const attributes = attributesOf({ at, channel, customer });
  horizon.contact({
    kind: 'contact',
    externalId: id,
    at,
    precision: 'second',
    customer: customer.id,
    caseId: null,
    dimensions,
    attributes,
    updatedAt: course.endedAt,
    fields: { ...course.fields, text, language: text === null ? null : customer.language },
  });
  surveySession(world, id, course, effect, customer, dimensions, attributes, random, horizon);
  leadToCase(world, id, course, customer, theme.key, random, horizon);
}

function courseOf(at: number, effect: Effect, random: Random): Course {
  const offeredBoth = random.chance(OFFERED_BOTH_SHARE);
  const chosen = offeredBoth ? random.chance(CHOSEN_SHARE) : null;
  const entered = chosen !== false && random.chance(0.97);
  const after = (instant: number, low: number, high: number): number =>
    instant + random.whole(low, high) * SECOND;
  if (!entered) {
    const humanJoinedAt = chosen === false ? after(at, 20, 240) : null;
    const endedAt = after(humanJoinedAt ?? at, 60, 420);
    const fields = { offeredBoth, chosen, entered, humanJoinedAt, humanAsked: 0 };
    return { fields: sessionFields(fields, at, endedAt), endedAt, deadEnd: false };
  }
  const askedBeforeTrying = random.chance(effect.asksFirst ?? ASKS_FIRST);
  const botFailedAt = random.chance(effect.botFails ?? BOT_FAILS) ? after(at, 40, 260) : null;
  const wantsPerson = askedBeforeTrying || botFailedAt !== null;
  const humanAsked = timesAsked(wantsPerson, effect, random);
  const joins = humanAsked > 0 && random.chance(effect.personJoins ?? PERSON_JOINS);
  const joinDelay = Math.min(25 * MINUTE, random.logNormal(2.5 * MINUTE, 0.9));
  const humanJoinedAt = joins ? wholeSecond((botFailedAt ?? after(at, 15, 90)) + joinDelay) : null;
  const endedAt = after(humanJoinedAt ?? botFailedAt ?? at, 50, 400);
  const deadEnd = botFailedAt !== null && !joins;
  const endedResolved = confirmation(deadEnd, joins, random.next());
  const fields = {
    offeredBoth,
    chosen,
    entered,
    humanAsked,
    askedBeforeTrying,
    botFailedAt,
    humanJoinedAt,
    endedResolved,
    contextPassed: joins ? random.chance(0.72) : null,
  };
  return { fields: sessionFields(fields, at, endedAt), endedAt, deadEnd };
}

function timesAsked(wantsPerson: boolean, effect: Effect, random: Random): number {
  if (!wantsPerson) return random.chance(0.04) ? 1 : 0;
  return random.whole(1, effect.personJoins === null ? 2 : 4);
}

/** What the customer says at the end (true: resolved), null where nothing was said. `chance` is uniform in [0, 1). */
function confirmation(deadEnd: boolean, joined: boolean, chance: number): boolean | null {
  if (deadEnd) return chance < 0.9 ? false : null;
  if (joined) return chance < 0.85;
  if (chance < 0.45) return true;
  return chance < 0.52 ? false : null;
}

function sessionFields(
  fields: Partial<FieldsOf<'contact'>>,
  at: number,
  endedAt: number,
): FieldsOf<'contact'> {
  return { ...NO_AUTOMATION, agentKind: 'bot', duration: (endedAt - at) / SECOND, ...fields };
}

function surveySession(
  world: World,
  id: string,
  course: Course,
  effect: Effect,
  customer: DemoCustomer,
  dimensions: RecordInput['dimensions'],
  attributes: RecordInput['attributes'],
  random: Random,
  horizon: Horizon,
): void {
  if (course.fields.entered !== true || !random.chance(EASE_SHARE)) return;
  const invitedAt = atWork(course.endedAt + random.whole(5, 30) * MINUTE, 9, 21, random);
  if (localDay(invitedAt) < world.surveysGrewDay) return;
  const asked = course.fields.humanAsked ?? 0;
  const ending = course.deadEnd ? -1.3 : course.fields.humanJoinedAt === null ? 0.1 : -0.1;
  const insisting = asked > 1 ? -0.4 : 0;
  const mood = departmentProfile('digital').cesMood + effect.mood + ending + insisting;
  const latent = mood + random.normal();
  const topic = latent < 0 && asked > 0 ? 'cannot_reach_person' : 'app_slow';
  horizon.survey({
    ...fateOfInvitation(invitedAt, EASE_ANSWER_RATE, random),
    id: `${id}#ease`,
    instrument: 'ease',
    score: cesScore(latent),
    text: comment(latent >= 0, 'digital', topic, customer.language, random),
    language: customer.language,
    customer: customer.id,
    caseId: null,
    dimensions,
    answeredDimensions: dimensions,
    attributes,
  });
}

/** Who was left alone calls; who was served but not helped comes back on the same theme within the week. */
function leadToCase(
  world: World,
  id: string,
  course: Course,
  customer: DemoCustomer,
  themeKey: string,
  random: Random,
  horizon: Horizon,
): void {
  const { entered, humanJoinedAt, endedResolved } = course.fields;
  const contained = entered === true && humanJoinedAt === null && endedResolved !== true;
  if (!random.chance(course.deadEnd ? 0.45 : contained ? 0.14 : 0)) return;
  const about = course.deadEnd && random.chance(0.4) ? 'cannot_reach_person' : themeKey;
  const delay = course.deadEnd
    ? random.between(10 * MINUTE, 20 * HOUR)
    : random.between(6 * HOUR, 5 * DAY);
  const { department, theme } = themeProfile(about);
  const arrival = {
    id: `case-${id}`,
    at: wholeSecond(course.endedAt + delay),
    customer,
    department,
    theme,
    channel: random.chance(0.7) ? 'phone' : 'chat',
    again: true,
  };
  liveCase(world, arrival, random, horizon);
}
