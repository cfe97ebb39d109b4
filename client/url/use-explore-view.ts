import { useMemo } from 'react';
import { useLocation } from 'wouter';
import type { ExploreView } from './explore-view.ts';
import { exploreHref, parseExplore } from './explore-view.ts';
import { useSearch } from './use-search.ts';

/** What the address of the page of comparisons says, what of it was not understood, and how to change it. */
export function useExploreView(): ReturnType<typeof parseExplore> & {
  choose: (change: Partial<ExploreView>) => void;
} {
  const search = useSearch();
  const [, navigate] = useLocation();
  const read = useMemo(() => parseExplore(search), [search]);
  return {
    ...read,
    choose: (change) => {
      navigate(exploreHref({ ...read.view, ...change }));
    },
  };
}
