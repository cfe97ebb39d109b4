import { queryOptions } from '@tanstack/react-query';
import type { OperationsAnswer } from '#server/contract/operations.ts';
import type { Ask } from './accounts.ts';

/** How the installation itself stands. */
export function operationsQuery(ask: Ask) {
  return queryOptions({
    queryKey: ['operations'],
    queryFn: ({ signal }) => ask<OperationsAnswer>('GET', '/api/operations', undefined, signal),
    staleTime: 0,
  });
}
