import type { CodedRecord } from '../../records/record.ts';
import { COUNTER as C, MEASURE } from '../registry.ts';
import { DAY_MS } from '../../time/day.ts';
import { RECONTACT_DAYS } from './case.ts';
import type { Contribution, DayOf } from './emit.ts';
import { secondsBetween } from './emit.ts';

/** Seconds within which a call must be answered to count for the service level. */
const SERVICE_LEVEL_S = 20;
/** A bot's failure is a dead end when no person has joined this long after it. */
const DEAD_END_S = 30 * 60;

/** Counters of one call, chat, message, visit, bot session or public post. */
export function contributeContact(
  record: CodedRecord<'contact'>,
  dayOf: DayOf,
  out: Contribution,
): void {
  const f = record.fields;
  const day = dayOf(record.at);
  out.add(day, C.contact);
  if (f.agentKind === 'bot' || f.entered !== null) contributeSession(record, day, out);
  if (f.abandoned !== null) {
    out.add(day, C.queueOffered);
    out.add(day, f.abandoned ? C.queueAbandoned : C.queueAnswered);
    if (!f.abandoned && f.wait !== null && f.wait >= 0) {
      out.add(day, C.queueLevelKnown);
      out.when(f.wait <= SERVICE_LEVEL_S, day, C.queueWithinLevel);
      out.add(day, C.waitKnown);
      out.add(day, C.waitSum, f.wait);
    }
  }
  if (f.agentKind === 'person' && f.duration !== null && f.duration >= 0) {
    out.add(day, C.talkKnown);
    out.add(day, C.talkSum, f.duration);
  }
}

function contributeSession(record: CodedRecord<'contact'>, day: number, out: Contribution): void {
  const f = record.fields;
  const joined = f.humanJoinedAt !== null;
  out.add(day, C.autoSession);
  out.when(!joined, day, C.autoNoHuman);
  if (f.offeredBoth === true) {
    out.add(day, C.autoOfferedBoth);
    out.when(f.chosen === true, day, C.autoChosen);
  }
  if (f.entered === true) contributeEntered(record, joined, day, out);
  if (f.botFailedAt !== null) {
    out.add(day, C.autoFailed);
    const wait = f.humanJoinedAt === null ? null : secondsBetween(f.botFailedAt, f.humanJoinedAt);
    if (wait !== null && wait >= 0) out.measure(day, MEASURE.failureToHuman, wait);
    const late = wait === null || wait > DEAD_END_S;
    out.when(late && f.endedResolved !== true, day, C.autoDeadEnd);
  }
  if (joined) {
    out.add(day, C.autoJoined);
    if (f.contextPassed !== null) {
      out.add(day, C.autoContextKnown);
      out.when(f.contextPassed, day, C.autoContextPassed);
    }
  }
}

function contributeEntered(
  record: CodedRecord<'contact'>,
  joined: boolean,
  day: number,
  out: Contribution,
): void {
  const f = record.fields;
  const links = record.links;
  out.add(day, C.autoEntered);
  out.when(!joined, day, C.autoContained);
  out.when(f.askedBeforeTrying === true, day, C.autoBypass);
  out.when((f.humanAsked ?? 0) >= 2, day, C.autoTrapped);
  const linked = links !== null && links.linkedAt !== null && record.customer !== null;
  if (!linked && f.endedResolved === null) return;
  out.add(day, C.autoVerifiable);
  const cameBack =
    linked &&
    links.recontactAt !== null &&
    links.recontactAt - record.at <= RECONTACT_DAYS * DAY_MS;
  const resolved = f.endedResolved === true || (f.endedResolved === null && linked && !cameBack);
  out.when(!joined && resolved, day, C.autoVerified);
}
