import { queryOptions } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { MyWork } from '#server/contract/my-work.ts';
import type { Ask } from './accounts.ts';
import { useQueries } from './use-queries.ts';

/** Comes with its page and weighs nothing on the first load; whatever changes loops may change it. */
function createMyWorkQuery(ask: Ask) {
  return queryOptions({
    queryKey: ['loops', 'my-work'],
    queryFn: ({ signal }) => ask<MyWork>('GET', '/api/my-work', undefined, signal),
    staleTime: 0,
  });
}

/** What waits for the reader. */
export function useMyWorkQuery() {
  const { actions } = useQueries();
  return useMemo(() => createMyWorkQuery(actions.ask), [actions.ask]);
}
