import type { FollowUpDeedKind } from '#server/domain/follow-ups/state.ts';

/** What is done with a follow-up of the demonstration, so many hours after the answer came. */
export type DemoDeed = {
  readonly hours: number;
  readonly kind: FollowUpDeedKind;
  readonly note: string | null;
};

/** The survey whose unhappy answers the demonstration has followed up, and how many of each week. */
export const DEMO_FOLLOWED = { metric: 'unhappy', instrument: 'service', each: 6 } as const;
/** Weeks before the demonstration begins, the last of them. */
export const DEMO_FOLLOWED_WEEKS = [7, 6, 5, 4, 3] as const;

const DAY = 24;
const CALLED = 'Called, explained what went wrong and apologised.';

/** One after the other, week by week. */
export const DEMO_DEEDS: readonly (readonly DemoDeed[])[] = [
  [
    { hours: 5, kind: 'accepted', note: CALLED },
    { hours: 15 * DAY, kind: 'held', note: null },
  ],
  [
    { hours: 3, kind: 'tried', note: null },
    { hours: 26, kind: 'accepted', note: 'أعدنا المبلغ واعتذرنا للعميل.' },
    { hours: 16 * DAY, kind: 'held', note: null },
  ],
  [
    { hours: 7, kind: 'accepted', note: 'Sent the missing document again.' },
    { hours: 15 * DAY, kind: 'not_held', note: 'The same happened again.' },
    { hours: 16 * DAY, kind: 'accepted', note: 'Fixed with the supervisor on the line.' },
  ],
  [
    { hours: 4, kind: 'tried', note: null },
    { hours: 28, kind: 'tried', note: null },
    { hours: 52, kind: 'unreachable', note: null },
  ],
  [{ hours: 9, kind: 'not_accepted', note: 'Wants the fee back; the rule does not allow it.' }],
  [
    // Past the promise.
    { hours: 6 * DAY, kind: 'accepted', note: 'تواصلنا متأخرين وشرحنا ما حدث.' },
    { hours: 20 * DAY, kind: 'unknown', note: null },
  ],
];
