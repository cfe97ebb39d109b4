import type { Subject } from './exception.ts';

/** What became of what was promised: it was `kept`, it was not, or it was `moved` to another day. */
export const OUTCOMES = ['kept', 'not_kept', 'moved'] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** How a promise stands: nobody has said yet what became of it, or the outcome. */
export const PROMISE_STATES = ['open', ...OUTCOMES] as const;
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

/** True for items a review of a week opens with: promises of earlier weeks about which nothing was said before that week began (`startsAt`, UTC ms). */
export function isPromiseFor(
  item: Pick<ReviewItem, 'week' | 'judgedAt'>,
  { week, startsAt }: { week: number; startsAt: number },
): boolean {
  return item.week < week && (item.judgedAt === null || item.judgedAt >= startsAt);
}
