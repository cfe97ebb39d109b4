import type { UseInfiniteQueryResult } from '@tanstack/react-query';
import { failureOf } from './failure.ts';

/** What the foot of a list shows of its query: a part that failed is asked again, or the whole where there is none yet. */
export function listFoot(list: UseInfiniteQueryResult) {
  return {
    failure: list.isError ? failureOf(list.error) : null,
    onRetry: () => void (list.data === undefined ? list.refetch() : list.fetchNextPage()),
    hasMore: list.hasNextPage,
    isComing: list.isFetchingNextPage,
    onMore: () => void list.fetchNextPage(),
  };
}
