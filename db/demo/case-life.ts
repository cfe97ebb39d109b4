import type { RecordInput } from '#server/domain/records/record.ts';
import type { Arrival } from './arrival.ts';
import { atWork, DAY, HOUR, localDay, MINUTE, SECOND, wholeSecond } from './calendar.ts';
import { followUps, openingContact } from './case-contacts.ts';
import type { CasePlan } from './case-plan.ts';
import { surveyCase } from './case-surveys.ts';
import type { Horizon } from './horizon.ts';
import type { DepartmentProfile } from './profile.ts';
import type { Random, Weighted } from './random.ts';
import { weighted } from './random.ts';
import type { Effect } from './story-kinds.ts';
import { effectOf } from './stories.ts';
import { complaint } from './wording.ts';
import type { World } from './world.ts';

type Priority = { readonly key: string; readonly due: number; readonly pace: number };

const PRIORITIES: Weighted<Priority> = weighted([
  [{ key: 'urgent', due: 8 * HOUR, pace: 0.4 }, 6],
  [{ key: 'high', due: DAY, pace: 0.65 }, 19],
  [{ key: 'normal', due: 3 * DAY, pace: 1 }, 57],
  [{ key: 'low', due: 5 * DAY, pace: 1.35 }, 18],
]);
const OUTCOMES = weighted([
  ['solved', 62],
  ['explained', 20],
  ['compensated', 8],
  ['withdrawn', 5],
  ['not_solved', 5],
]);
const ESCALATION_LEVELS = weighted([
  [1, 80],
  [2, 20],
]);
const HANDOVERS = weighted([
  [1, 64],
  [2, 24],
  [3, 9],
  [4, 3],
]);

const ANONYMOUS_SHARE = 0.03;
const TEXT_SHARE = 0.7;
const REGION_KNOWN = 0.95;
const AT_ONCE_SHARE = 0.22;
const RESOLVE_SPREAD = 0.95;
const QUICK_LIMIT = 12 * DAY;
const SLOW_FLOOR = 7 * DAY;
const SLOW_MEAN = 55 * DAY;
const SLOW_LIMIT = 120 * DAY;
const HANDED_SHARE = 0.16;
const ESCALATED_SHARE = 0.02;
const ESCALATED_LATE = 0.16;
const REOPENED_SHARE = 0.035;
const REOPENED_LIMIT = 13 * DAY;
const SECOND_FIX_LIMIT = 10 * DAY;
const CLOSES_AFTER = 3 * DAY;
const COMES_BACK_SHARE = 0.055;
const ASSISTED = new Set(['phone', 'chat', 'counter']);

/** Lives through one case with its contacts, its survey, and the case it may lead to. */
export function liveCase(world: World, arrival: Arrival, random: Random, horizon: Horizon): void {
  const plan = planCase(world, arrival, random, horizon);
  horizon.case(plan);
  followUps(plan, arrival, effectAt(world, arrival), random, horizon);
  surveyCase(world, plan, arrival, random, horizon);
  if (arrival.again || plan.customer === null) return;
  const again = COMES_BACK_SHARE + effectAt(world, arrival).again * 0.4;
  if (!random.chance(again)) return;
  const at = plan.resolvedAt + random.between(4 * HOUR, 6 * DAY);
  liveCase(
    world,
    { ...arrival, id: `${arrival.id}-again`, at: wholeSecond(at), again: true },
    random,
    horizon,
  );
}

function effectAt(world: World, arrival: Arrival): Effect {
  return effectOf(
    world.book.at(arrival.at, {
      department: arrival.department.key,
      channel: arrival.channel,
      region: arrival.customer.region,
      theme: arrival.theme.key,
    }),
  );
}

function planCase(world: World, arrival: Arrival, random: Random, horizon: Horizon): CasePlan {
  const { customer, department, theme } = arrival;
  const effect = effectAt(world, arrival);
  const dimensions = dimensionsOf(arrival, random);
  const attributes = attributesOf(arrival);
  const customerId = random.chance(ANONYMOUS_SHARE) ? null : customer.id;
  const assisted = ASSISTED.has(arrival.channel);
  const opening = { ...arrival, customerId, dimensions, attributes };
  const openedAt = openingContact(opening, effect, random, horizon);
  const priority = random.choose(PRIORITIES);
  const course = courseOf(openedAt, priority, arrival, effect, random);
  const late = openedAt + priority.due < course.resolvedAt;
  const handling = handlingOf(openedAt, course, late, effect, random);
  return {
    id: arrival.id,
    openedAt,
    customer: customerId,
    language: customer.language,
    dimensions,
    attributes,
    priority: priority.key,
    dueAt: openedAt + priority.due,
    waits: course.waits,
    firstResponseAt: firstResponse(openedAt, course.resolvedAt, arrival, effect, random),
    resolvedAt: course.resolvedAt,
    ...handling,
    outcome: department.key === 'refunds' ? 'refunded' : random.choose(OUTCOMES),
    ...toldBySource(assisted, late, handling, random),
    value: random.chance(department.valueShare)
      ? Math.max(1, Math.round(random.logNormal(department.valueMedian, 0.8))) * 100
      : null,
    text: random.chance(TEXT_SHARE) ? complaint(theme.key, customer.language, random) : null,
  };
}

type Course = { readonly resolvedAt: number; readonly waits: boolean; readonly atOnce: boolean };

function courseOf(
  openedAt: number,
  priority: Priority,
  arrival: Arrival,
  effect: Effect,
  random: Random,
): Course {
  const { department, channel, again } = arrival;
  // Who comes back is served before anything has to wait again: this bounds how long a life can be.
  const waits = random.chance(department.slowShare + effect.slow) && !again;
  const atOnce = ASSISTED.has(channel) && !waits && random.chance(AT_ONCE_SHARE / effect.resolve);
  if (atOnce) {
    const resolvedAt = wholeSecond(openedAt + random.between(4 * MINUTE, 40 * MINUTE));
    return { resolvedAt, waits, atOnce };
  }
  const life = lifeOf(department, priority, waits, effect, random);
  return { resolvedAt: wholeSecond(atWork(openedAt + life, 7, 22, random)), waits, atOnce };
}

function firstResponse(
  openedAt: number,
  resolvedAt: number,
  arrival: Arrival,
  effect: Effect,
  random: Random,
): number {
  const after = ASSISTED.has(arrival.channel)
    ? random.whole(5, 90) * SECOND
    : random.logNormal(arrival.department.answerMinutes * effect.answer, 0.8) * MINUTE;
  return wholeSecond(Math.min(openedAt + after, resolvedAt));
}

type Handling = Pick<
  CasePlan,
  'handoverAts' | 'escalatedAt' | 'escalatedLevel' | 'reopenedAt' | 'closedAt'
>;

function handlingOf(
  openedAt: number,
  course: Course,
  late: boolean,
  effect: Effect,
  random: Random,
): Handling {
  const { resolvedAt, atOnce } = course;
  const along = (part: number): number => wholeSecond(openedAt + (resolvedAt - openedAt) * part);
  const handed = !atOnce && random.chance(HANDED_SHARE + effect.again * 0.5);
  const handoverAts = handed
    ? Array.from({ length: random.choose(HANDOVERS) }, () => along(random.next()))
    : [];
  const escalated = random.chance(late ? ESCALATED_LATE : ESCALATED_SHARE);
  const reopened = random.chance(REOPENED_SHARE + Math.max(0, effect.again * 0.2));
  const quiet = Math.min(REOPENED_LIMIT, HOUR + random.exponential(3 * DAY));
  const reopenedAt = reopened ? wholeSecond(resolvedAt + quiet) : null;
  const fixedAgain = Math.min(SECOND_FIX_LIMIT, random.logNormal(20 * HOUR, 0.8));
  return {
    handoverAts,
    escalatedAt: escalated ? along(random.between(0.2, 0.9)) : null,
    escalatedLevel: escalated ? random.choose(ESCALATION_LEVELS) : 0,
    reopenedAt,
    closedAt:
      reopenedAt === null ? resolvedAt + CLOSES_AFTER : wholeSecond(reopenedAt + fixedAgain),
  };
}

/** The source tells some cases only; it stops its clock for the customer, so it now and then says "kept" of a late one. */
function toldBySource(
  assisted: boolean,
  late: boolean,
  handling: Handling,
  random: Random,
): Pick<CasePlan, 'slaTold' | 'fcrTold'> {
  const { handoverAts, escalatedAt, reopenedAt } = handling;
  const easy = handoverAts.length === 0 && escalatedAt === null && reopenedAt === null;
  return {
    slaTold: random.chance(0.7) ? !late || random.chance(0.12) : null,
    fcrTold: assisted && random.chance(0.6) ? easy && random.chance(0.9) : null,
  };
}

function lifeOf(
  department: DepartmentProfile,
  priority: Priority,
  waits: boolean,
  effect: Effect,
  random: Random,
): number {
  if (waits) return Math.min(SLOW_LIMIT, SLOW_FLOOR + random.exponential(SLOW_MEAN));
  const median = department.resolveHours * priority.pace * effect.resolve * HOUR;
  return Math.min(QUICK_LIMIT, 3 * MINUTE + random.logNormal(median, RESOLVE_SPREAD));
}

function dimensionsOf(arrival: Arrival, random: Random): RecordInput['dimensions'] {
  const { customer, department, theme, channel } = arrival;
  const dimensions: RecordInput['dimensions'] = {
    department: department.key,
    channel,
    stage: theme.stage,
    touchpoint: theme.touchpoint,
    segment: customer.segment,
    product: random.choose(department.products),
    theme: theme.key,
  };
  if (department.key === 'branches') dimensions.branch = customer.homeBranch;
  if (random.chance(REGION_KNOWN)) dimensions.region = customer.region;
  return dimensions;
}

/** The app gets a new version every four weeks. */
export function attributesOf(
  arrival: Pick<Arrival, 'at' | 'channel' | 'customer'>,
): RecordInput['attributes'] {
  const { at, channel, customer } = arrival;
  if (channel !== 'app' && channel !== 'assistant') return { tier: customer.tier };
  const release = Math.floor(localDay(at) / 28) - 680;
  return { tier: customer.tier, app_version: `${5 + Math.floor(release / 13)}.${release % 13}` };
}
