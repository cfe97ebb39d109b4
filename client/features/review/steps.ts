import type { ReviewAnswer, ReviewExceptionInfo, ReviewItemInfo } from '#server/contract/review.ts';

/** One thing a review walks through: what was promised before, then what is not as it should be. */
export type ReviewStep =
  | { readonly kind: 'promise'; readonly key: string; readonly item: ReviewItemInfo }
  | {
      readonly kind: 'exception';
      readonly key: string;
      readonly exception: ReviewExceptionInfo;
      /** What this week decided about it; null = nothing yet. */
      readonly item: ReviewItemInfo | null;
    };

/** Everything a review walks through, in order. */
export function stepsOf({ promises, exceptions, items }: ReviewAnswer): readonly ReviewStep[] {
  const decided = new Map(items.map((item) => [item.id, item]));
  return [
    ...promises.map((item): ReviewStep => ({ kind: 'promise', key: `promise ${item.id}`, item })),
    ...exceptions.map((exception): ReviewStep => ({
      kind: 'exception',
      key: `${exception.kind} ${exception.about} ${exception.which}`,
      exception,
      item: exception.item === null ? null : (decided.get(exception.item) ?? null),
    })),
  ];
}

/** True when nothing is left to be said to it in this week. */
export function isDone(step: ReviewStep): boolean {
  return step.kind === 'promise' ? step.item.state !== 'open' : step.exception.item !== null;
}

/** What the promises a review opened with came to. */
export function tallyOf({ promises }: Pick<ReviewAnswer, 'promises'>) {
  const count = (state: ReviewItemInfo['state']): number =>
    promises.filter((one) => one.state === state).length;
  return {
    kept: count('kept'),
    notKept: count('not_kept'),
    moved: count('moved'),
    open: count('open'),
  };
}
