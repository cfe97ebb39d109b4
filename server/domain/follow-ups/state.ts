/**
 * How far a follow-up is: `open` = the customer waits to be contacted; `contacted` = they were, took the answer, and are asked
 * later whether it held; `closed` = nothing is left to do.
 */
export const FOLLOW_UP_STATES = ['open', 'contacted', 'closed'] as const;
export type FollowUpState = (typeof FOLLOW_UP_STATES)[number];

/** What came of a contact: the customer took the answer, did not, or could not be reached. */
export const OUTCOMES = ['accepted', 'not_accepted', 'unreachable'] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** Whether it held for the customer; `unknown` = it could not be found out. */
export const HOLDS = ['held', 'not_held', 'unknown'] as const;
export type Hold = (typeof HOLDS)[number];

/** What is done with a follow-up; `tried` = the customer was not reached and is tried again. */
export const FOLLOW_UP_DEEDS = [
  'give',
  'hand_over',
  'note',
  'tried',
  ...OUTCOMES,
  ...HOLDS,
  'reopen',
] as const;
export type FollowUpDeedKind = (typeof FOLLOW_UP_DEEDS)[number];

/** Every deed a follow-up takes, and no other: deed × state it stands in → state it stands in then. */
const DEEDS: Readonly<
  Record<FollowUpDeedKind, Readonly<Partial<Record<FollowUpState, FollowUpState>>>>
> = {
  give: { open: 'open', contacted: 'contacted' },
  hand_over: { open: 'open' },
  note: { open: 'open', contacted: 'contacted', closed: 'closed' },
  tried: { open: 'open' },
  accepted: { open: 'contacted' },
  not_accepted: { open: 'closed' },
  unreachable: { open: 'closed' },
  held: { contacted: 'closed' },
  // What did not hold is a promise anew.
  not_held: { contacted: 'open' },
  unknown: { contacted: 'closed' },
  reopen: { closed: 'open' },
};

/** The state after a deed; null = it cannot be done in that state. */
export function followUpAfter(state: FollowUpState, deed: FollowUpDeedKind): FollowUpState | null {
  return DEEDS[deed][state] ?? null;
}

/** States in which a deed can be done. */
export function statesFor(deed: FollowUpDeedKind): FollowUpState[] {
  return FOLLOW_UP_STATES.filter((state) => DEEDS[deed][state] !== undefined);
}

/** Lines of a follow-up's timeline: that it was made, the deeds, and that the customer was unhappy again meanwhile. */
export const FOLLOW_UP_STEPS = ['made', 'again', ...FOLLOW_UP_DEEDS] as const;
export type FollowUpStepKind = (typeof FOLLOW_UP_STEPS)[number];
