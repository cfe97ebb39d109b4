import type { FieldsOf } from '#server/domain/records/fields.ts';
import type { RecordInput } from '#server/domain/records/record.ts';
import type { Arrival } from './arrival.ts';
import { atWork, DAY, HOUR, MINUTE, SECOND, wholeSecond } from './calendar.ts';
import type { CasePlan } from './case-plan.ts';
import type { Horizon } from './horizon.ts';
import type { Random } from './random.ts';
import type { Effect } from './story-kinds.ts';

/** Fields of a contact that automation never saw. */
export const NO_AUTOMATION: FieldsOf<'contact'> = {
  agentKind: null,
  wait: null,
  duration: null,
  abandoned: null,
  entered: null,
  offeredBoth: null,
  chosen: null,
  humanAsked: null,
  askedBeforeTrying: null,
  botFailedAt: null,
  humanJoinedAt: null,
  endedResolved: null,
  contextPassed: null,
  text: null,
  language: null,
};

type Opening = Arrival & {
  readonly customerId: string | null;
  readonly dimensions: RecordInput['dimensions'];
  readonly attributes: RecordInput['attributes'];
};

type Waiting = { readonly median: number; readonly spread: number; readonly queue: boolean };

/**
 * Seconds people wait; nobody does for a message. A branch has no call queue, so nobody is counted as abandoned or
 * answered there.
 */
const WAITING: Readonly<Record<string, Waiting>> = {
  phone: { median: 9, spread: 1.1, queue: true },
  chat: { median: 14, spread: 1, queue: true },
  counter: { median: 900, spread: 0.7, queue: false },
};
const GIVES_UP_SHARE = 0.055;
const LONGEST_WAIT = 3 * 3600;
const LONGEST_TALK = 2 * 3600;

function waitSeconds(channel: string, effect: Effect, random: Random): number {
  const { median, spread } = WAITING[channel] ?? { median: 10, spread: 1 };
  const factor = channel === 'counter' ? effect.wait : effect.answer;
  return Math.round(Math.min(LONGEST_WAIT, random.logNormal(median * factor, spread)));
}

function talkSeconds(random: Random): number {
  return Math.round(Math.min(LONGEST_TALK, 20 + random.logNormal(290, 0.6)));
}

/**
 * The call, chat, visit or message that a case is opened in; it names the case, and the linker takes the first that does
 * for the one meeting that both are. Gives the instant the case is opened (UTC ms): of a message when it arrives, else
 * while somebody talks to the customer. Some callers give up once before; that call belongs to no case.
 */
export function openingContact(
  opening: Opening,
  effect: Effect,
  random: Random,
  horizon: Horizon,
): number {
  const { id, at, channel } = opening;
  const waiting = WAITING[channel];
  if (waiting === undefined) {
    const message = { ...NO_AUTOMATION, agentKind: 'nobody' };
    horizon.contact(contactOf(opening, `${id}-opening`, at, id, message));
    return at;
  }
  let startedAt = at;
  if (waiting.queue && random.chance(GIVES_UP_SHARE * effect.answer)) {
    const wait = random.whole(25, 240);
    const call = { ...NO_AUTOMATION, agentKind: 'nobody', wait, abandoned: true };
    horizon.contact(contactOf(opening, `${id}-gave-up`, startedAt, null, call));
    startedAt += wait * SECOND + random.whole(5, 50) * MINUTE;
  }
  const wait = waitSeconds(channel, effect, random);
  const duration = talkSeconds(random);
  const abandoned = waiting.queue ? false : null;
  const talk = { ...NO_AUTOMATION, agentKind: 'person', wait, duration, abandoned };
  horizon.contact(contactOf(opening, `${id}-opening`, startedAt, id, talk));
  return startedAt + (wait + Math.min(duration, random.whole(20, 150))) * SECOND;
}

function contactOf(
  opening: Opening,
  externalId: string,
  at: number,
  caseId: string | null,
  fields: FieldsOf<'contact'>,
): RecordInput<'contact'> {
  return {
    kind: 'contact',
    externalId,
    at,
    precision: 'second',
    customer: opening.customerId,
    caseId,
    dimensions: opening.dimensions,
    attributes: opening.attributes,
    updatedAt: at + ((fields.wait ?? 0) + (fields.duration ?? 0)) * SECOND,
    fields,
  };
}

const FOLLOW_UP_SHARE = 0.07;
const FOLLOW_UP_AFTER_DAY = 0.2;
const FOLLOW_UP_AFTER_WEEK = 0.2;
const FOLLOW_UPS_MOST = 3;

/** Contacts in which the customer asks after an open case; they name the case. */
export function followUps(
  plan: CasePlan,
  arrival: Arrival,
  effect: Effect,
  random: Random,
  horizon: Horizon,
): void {
  const span = plan.resolvedAt - plan.openedAt;
  if (span < 2 * HOUR) return;
  let chance = FOLLOW_UP_SHARE + effect.again;
  if (span > DAY) chance += FOLLOW_UP_AFTER_DAY;
  if (span > 7 * DAY) chance += FOLLOW_UP_AFTER_WEEK;
  let after = plan.openedAt + HOUR;
  for (let n = 1; n <= FOLLOW_UPS_MOST && random.chance(chance); n += 1) {
    const reach = Math.min(plan.resolvedAt, after + 8 * DAY) - after;
    const at = wholeSecond(atWork(after + reach * random.next(), 8, 22, random));
    if (at >= plan.resolvedAt) return;
    const channel = random.chance(0.75) ? 'phone' : 'chat';
    const wait = waitSeconds(channel, effect, random);
    const duration = talkSeconds(random);
    horizon.contact({
      kind: 'contact',
      externalId: `${plan.id}-follow-up-${n}`,
      at,
      precision: 'second',
      customer: plan.customer,
      caseId: plan.id,
      dimensions: { ...plan.dimensions, channel },
      attributes: { tier: arrival.customer.tier },
      updatedAt: at + (wait + duration) * SECOND,
      fields: { ...NO_AUTOMATION, agentKind: 'person', wait, duration, abandoned: false },
    });
    after = at + HOUR;
    if (after >= plan.resolvedAt) return;
    chance = 0.35;
  }
}
