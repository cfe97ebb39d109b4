import type { BusinessCalendar } from '../alerts/business-clock.ts';
import { afterBusinessTime } from '../alerts/business-clock.ts';
import type { FollowUpDeedKind, FollowUpState, Hold, Outcome } from './state.ts';
import { followUpAfter, HOLDS, OUTCOMES } from './state.ts';

/** By which rule follow-ups are made. */
export type FollowUpRule = {
  readonly isOn: boolean;
  /** Ids of survey questions; empty = all. */
  readonly instruments: readonly string[];
  /** Working hours within which a customer is contacted, 1 or more. */
  readonly hours: number;
  /** Days after which it is asked whether it held, 1 or more. */
  readonly holdDays: number;
};

/** The rule of an organisation that has said nothing about it: two working days (METRICS.md: 24 to 48 hours are common). */
export const USUAL_RULE: FollowUpRule = { isOn: true, instruments: [], hours: 16, holdDays: 14 };

/** One unhappy customer who is contacted. Instants in UTC ms. */
export type FollowUp = {
  readonly id: number;
  /** The answer it was made for, by its key. */
  readonly source: string;
  readonly externalId: string;
  /** Null = the answer named none, or they were erased. */
  readonly customer: string | null;
  /** Code of the department that sees to it; null = the CX team does. */
  readonly department: number | null;
  /** Id of the person it was given to; null = nobody yet. */
  readonly owner: string | null;
  readonly state: FollowUpState;
  readonly outcome: Outcome | null;
  /** The newest answer to whether it held, which stays until there is another; null = it was never asked. */
  readonly hold: Hold | null;
  /** How often the customer was tried and not reached. */
  readonly tries: number;
  readonly openedAt: number;
  /** Until when the first contact was promised. */
  readonly promisedAt: number;
  /** Until when the contact is promised, or when it is asked whether it held; null = nothing is due. */
  readonly dueAt: number | null;
  /** When the customer was first reached; null = never. */
  readonly contactedAt: number | null;
  readonly closedAt: number | null;
  readonly reopened: number;
  /** Lines of its timeline. */
  readonly steps: number;
};

const HOUR = 3_600_000;

/** Until when a customer is contacted whose follow-up opened at an instant. */
export function promiseOf(at: number, { hours }: FollowUpRule, calendar: BusinessCalendar): number {
  return afterBusinessTime(at, hours * HOUR, calendar);
}

/** What changes of a follow-up by a deed at `now`; null = it cannot be done in the state it stands in. */
export function changedBy(
  followUp: FollowUp,
  deed: FollowUpDeedKind,
  { now, rule, calendar }: { now: number; rule: FollowUpRule; calendar: BusinessCalendar },
): Partial<FollowUp> | null {
  const state = followUpAfter(followUp.state, deed);
  if (state === null) return null;
  const outcome = OUTCOMES.find((one) => one === deed) ?? null;
  const hold = HOLDS.find((one) => one === deed) ?? null;
  if (state === followUp.state) return deed === 'tried' ? { tries: followUp.tries + 1 } : {};
  const ended = { state, closedAt: state === 'closed' ? now : null };
  if (state === 'open') {
    return {
      ...ended,
      ...(hold ? { hold } : {}),
      outcome: null,
      dueAt: promiseOf(now, rule, calendar),
      reopened: followUp.reopened + 1,
    };
  }
  if (outcome === null) return { ...ended, hold, dueAt: null };
  const isReached = outcome !== 'unreachable';
  return {
    ...ended,
    outcome,
    contactedAt: followUp.contactedAt ?? (isReached ? now : null),
    dueAt: state === 'contacted' ? askedOn(now, rule, calendar) : null,
  };
}

/** The beginning of the day on which it is asked whether it held. */
function askedOn(now: number, { holdDays }: FollowUpRule, { zone }: BusinessCalendar): number {
  return zone.startOfDay(zone.dayOf(now) + holdDays);
}
