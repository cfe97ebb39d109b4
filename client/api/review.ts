import { queryOptions } from '@tanstack/react-query';
import { useMemo } from 'react';
import type {
  ReviewAnswer,
  ReviewCorrection,
  ReviewDecision,
  ReviewOutcome,
} from '#server/contract/review.ts';
import type { Ask } from './accounts.ts';
import { useQueries } from './use-queries.ts';

function createReviewQueries(ask: Ask) {
  return {
    /** The review of the week a day lies in; null = of the week that is now. Open screens hear of it as they do of loops. */
    review: (week: string | null) =>
      queryOptions({
        queryKey: ['loops', 'review', week],
        queryFn: ({ signal }) =>
          ask<ReviewAnswer>(
            'GET',
            week === null ? '/api/review' : `/api/review?week=${week}`,
            undefined,
            signal,
          ),
        staleTime: 0,
      }),
    decide: (decision: ReviewDecision) => ask<ReviewAnswer>('POST', '/api/review/items', decision),
    correct: (id: number, said: ReviewCorrection) =>
      ask<ReviewAnswer>('PATCH', `/api/review/items/${id}`, said),
    withdraw: (id: number) => ask<ReviewAnswer>('DELETE', `/api/review/items/${id}`),
    judge: (id: number, said: ReviewOutcome) =>
      ask<ReviewAnswer>('POST', `/api/review/items/${id}/outcome`, said),
  };
}

/** What is asked about weekly reviews, and what is decided in them. */
export function useReviewQueries() {
  const { actions } = useQueries();
  return useMemo(() => createReviewQueries(actions.ask), [actions.ask]);
}
