import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { Ask } from './accounts.ts';
import { PAGES } from './queries.ts';
import { createReportsApi } from './reports.ts';
import { useQueries } from './use-queries.ts';

/** Key and fetcher of every question about reports; they come with their pages and weigh nothing on the first load. */
function createReportQueries(ask: Ask) {
  const actions = createReportsApi(ask);
  return {
    /** What changes something; whoever calls one invalidates `reports`. */
    actions,
    choices: () =>
      queryOptions({
        queryKey: ['report-choices'],
        queryFn: ({ signal }) => actions.choices(signal),
      }),
    mine: () =>
      infiniteQueryOptions({
        queryKey: ['reports', 'mine'],
        queryFn: ({ pageParam, signal }) => actions.mine(pageParam, signal),
        staleTime: 0,
        ...PAGES,
      }),
    reports: (state: string | null) =>
      infiniteQueryOptions({
        queryKey: ['reports', 'list', state],
        queryFn: ({ pageParam, signal }) => actions.list(state, pageParam, signal),
        staleTime: 0,
        ...PAGES,
      }),
    report: (id: number) =>
      queryOptions({
        queryKey: ['reports', 'one', id],
        queryFn: ({ signal }) => actions.one(id, signal),
      }),
  };
}

/** What is asked about reports, and what is done with them. */
export function useReportQueries() {
  const { actions } = useQueries();
  return useMemo(() => createReportQueries(actions.ask), [actions.ask]);
}
