import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { useMemo } from 'react';
import type {
  FollowUpAnswer,
  FollowUpDeedInput,
  FollowUpFigures,
  FollowUpsAnswer,
} from '#server/contract/follow-ups.ts';
import type { LoopPeople } from '#server/contract/loops.ts';
import type { FollowUpState } from '#server/domain/follow-ups/state.ts';
import type { Ask } from './accounts.ts';
import { PAGES } from './queries.ts';
import { useQueries } from './use-queries.ts';

/** Which follow-ups; null = any. */
export type FollowUpsQuestion = {
  readonly states: readonly FollowUpState[];
  readonly department: string | null;
  readonly owner: 'me' | 'nobody' | null;
  readonly isLate: boolean;
};

/** Key and fetcher of every question about follow-ups, under the key of loops, of which they are the inner one. */
function createFollowUpQueries(ask: Ask) {
  const get = <T>(path: string, signal: AbortSignal) => ask<T>('GET', path, undefined, signal);
  const list = (question: FollowUpsQuestion, cursor: string | null, signal: AbortSignal) => {
    const { states, department, owner, isLate } = question;
    const query = new URLSearchParams();
    if (states.length > 0) query.set('state', states.join(','));
    if (department !== null) query.set('department', department);
    if (owner !== null) query.set('owner', owner);
    if (isLate) query.set('overdue', 'yes');
    if (cursor !== null) query.set('cursor', cursor);
    return get<FollowUpsAnswer>(`/api/follow-ups?${query}`, signal);
  };
  return {
    /** Does something with one; whoever calls it invalidates `loops`. */
    act: (id: number, deed: FollowUpDeedInput) =>
      ask<FollowUpAnswer>('POST', `/api/follow-ups/${id}/deeds`, deed),
    followUps: (question: FollowUpsQuestion) =>
      infiniteQueryOptions({
        queryKey: ['loops', 'follow-ups', question],
        queryFn: ({ pageParam, signal }) => list(question, pageParam, signal),
        staleTime: 0,
        ...PAGES,
      }),
    followUp: (id: number) =>
      queryOptions({
        queryKey: ['loops', 'follow-up', id],
        queryFn: ({ signal }) => get<FollowUpAnswer>(`/api/follow-ups/${id}`, signal),
        staleTime: 0,
      }),
    figures: (department: string | null) =>
      queryOptions({
        queryKey: ['loops', 'follow-up-figures', department],
        queryFn: ({ signal }) => {
          const query = department === null ? '' : `?department=${encodeURIComponent(department)}`;
          return get<FollowUpFigures>(`/api/follow-ups/figures${query}`, signal);
        },
      }),
    people: () =>
      queryOptions({
        queryKey: ['loops', 'follow-up-people'],
        queryFn: ({ signal }) => get<LoopPeople>('/api/follow-ups/people', signal),
      }),
  };
}

/** The questions about follow-ups. */
export function useFollowUpQueries() {
  const { actions } = useQueries();
  return useMemo(() => createFollowUpQueries(actions.ask), [actions.ask]);
}
