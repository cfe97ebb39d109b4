import type { FollowUpDeedKind, FollowUpState } from '../domain/follow-ups/state.ts';

/** What a follow-up that stands in a state is called. */
export const FOLLOW_UP_STATE_WORDS: Readonly<Record<FollowUpState, string>> = {
  open: 'waiting for the contact',
  contacted: 'contacted',
  closed: 'closed',
};

/** What a deed does. */
export const FOLLOW_UP_DEED_WORDS: Readonly<Record<FollowUpDeedKind, string>> = {
  give: 'giving it to somebody',
  hand_over: 'handing it to another department',
  note: 'leaving a note',
  tried: 'saying that the customer was tried',
  accepted: 'saying that the customer took the answer',
  not_accepted: 'saying that the customer did not take the answer',
  unreachable: 'saying that the customer cannot be reached',
  held: 'saying that it held',
  not_held: 'saying that it did not hold',
  unknown: 'saying that it could not be found out whether it held',
  reopen: 'reopening it',
};
