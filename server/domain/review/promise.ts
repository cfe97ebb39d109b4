import type { Subject } from './exception.ts';

/** What became of what was promised: it was `kept`, it was not, or it was `moved` to another day. */
export const OUTCOMES = ['kept', 'not_kept', 'moved'] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** How a promise stands: nobody has said yet what became of it, or the outcome; `withdrawn` = it was taken back in its own week. */
export const PROMISE_STATES = ['open', ...OUTCOMES, 'withdrawn'] as const;
export type PromiseState = (typeof PROMISE_STATES)[number];

/** Every answer a promise takes, and no other: outcome × state it stands in → state it stands in then. */
const ANSWERS: Readonly<Record<Outcome, Readonly<Partial<Record<PromiseState, PromiseState>>>>> = {
  kept: { open: 'kept' },
  not_kept: { open: 'not_kept' },
  moved: { open: 'moved' },
};

/** The state after an outcome is said; null = it cannot be said in that state. */
export function promiseAfter(state: PromiseState, outcome: Outcome): PromiseState | null {
  return ANSWERS[outcome][state] ?? null;
}

/** What a review decided about one exception. Days are numbers since 1970-01-01, instants UTC ms, people ids. */
export type ReviewItem = Subject & {
  readonly id: number;
  /** First day of the week of the review. */
  readonly week: number;
  readonly department: number | null;
  readonly decision: string;
  /** Who sees to it. */
  readonly owner: string;
  readonly dueOn: number;
  readonly by: string;
  readonly at: number;
  /** How often it was moved before it came to this week; a moved promise is an item of its own from then on. */
  readonly moves: number;
  readonly state: PromiseState;
  /** Why it was moved or not kept; null = nobody said, or it was kept. */
  readonly reason: string | null;
  readonly judgedBy: string | null;
  readonly judgedAt: number | null;
};

/** What was mistyped or decided too soon is put right in its own week: `correct` says it anew, `withdraw` takes it back. */
export const AMENDMENTS = ['correct', 'withdraw'] as const;
export type Amendment = (typeof AMENDMENTS)[number];

/** What an item said before it was put right: what was done to it, by whom (id) and when (UTC ms), and its words until then. */
export type ReviewItemLine = Pick<ReviewItem, 'decision' | 'owner' | 'dueOn'> & {
  readonly kind: Amendment;
  readonly by: string;
  readonly at: number;
};

/**
 * Why an item cannot be put right: its week is `over`, it was `judged` or `withdrawn` before, or it was promised in an earlier week and
 * `moved` to this one, so that it cannot be taken back. Null = it can.
 */
export const AMEND_FAULTS = ['over', 'judged', 'withdrawn', 'moved'] as const;
export type AmendFault = (typeof AMEND_FAULTS)[number];

/** What is in the way of putting an item right in the review of the week that begins with `week`; null = nothing is. */
export function amendFault(
  { week, state, moves }: Pick<ReviewItem, 'week' | 'state' | 'moves'>,
  amendment: Amendment,
  now: { week: number },
): AmendFault | null {
  if (state === 'withdrawn') return 'withdrawn';
  if (state !== 'open') return 'judged';
  if (week !== now.week) return 'over';
  return amendment === 'withdraw' && moves > 0 ? 'moved' : null;
}

/** True for items a review of a week opens with: promises of earlier weeks about which nothing was said before that week began (`startsAt`, UTC ms). */
export function isPromiseFor(
  item: Pick<ReviewItem, 'week' | 'judgedAt'>,
  { week, startsAt }: { week: number; startsAt: number },
): boolean {
  return item.week < week && (item.judgedAt === null || item.judgedAt >= startsAt);
}
