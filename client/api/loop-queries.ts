import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { Ask } from './accounts.ts';
import type { CalendarQuestion } from './events.ts';
import type { FiguresQuestion, LikeQuestion, LoopsQuestion } from './loops.ts';
import { createLoopsApi } from './loops.ts';
import { PAGES } from './queries.ts';
import { useQueries } from './use-queries.ts';

/** Key and fetcher of every question about loops; they come with their pages and weigh nothing on the first load. */
function createLoopQueries(ask: Ask) {
  const actions = createLoopsApi(ask);
  return {
    /** What changes something; whoever calls one invalidates `loops`. */
    actions,
    loops: (question: LoopsQuestion) =>
      infiniteQueryOptions({
        queryKey: ['loops', 'list', question],
        queryFn: ({ pageParam, signal }) => actions.list(question, pageParam, signal),
        staleTime: 0,
        ...PAGES,
      }),
    /** How many there are by state, and how many are late. */
    counts: (question: LoopsQuestion) =>
      queryOptions({
        queryKey: ['loops', 'counts', question],
        queryFn: ({ signal }) => actions.counts(question, signal),
        staleTime: 0,
      }),
    loop: (id: number) =>
      queryOptions({
        queryKey: ['loops', 'one', id],
        queryFn: ({ signal }) => actions.one(id, signal),
        staleTime: 0,
      }),
    effect: (id: number) =>
      queryOptions({
        queryKey: ['loops', 'effect', id],
        queryFn: ({ signal }) => actions.effect(id, signal),
      }),
    people: () =>
      queryOptions({
        queryKey: ['loop-people'],
        queryFn: ({ signal }) => actions.people(signal),
      }),
    figures: (question: FiguresQuestion) =>
      queryOptions({
        queryKey: ['loops', 'figures', question],
        queryFn: ({ signal }) => actions.figures(question, signal),
      }),
    /** What a chart of a metric shows of loops. */
    changes: (metric: string, question: CalendarQuestion) =>
      queryOptions({
        queryKey: ['loops', 'changes', metric, question],
        queryFn: ({ signal }) => actions.changes(metric, question, signal),
      }),
    similar: (question: LikeQuestion) =>
      queryOptions({
        queryKey: ['loops', 'similar', question],
        queryFn: ({ signal }) => actions.similar(question, signal),
      }),
  };
}

/** What is asked about loops, and what is done about them. */
export function useLoopQueries() {
  const { actions } = useQueries();
  return useMemo(() => createLoopQueries(actions.ask), [actions.ask]);
}
