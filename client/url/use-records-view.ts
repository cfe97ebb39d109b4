import { useMemo } from 'react';
import { useLocation } from 'wouter';
import { parseView } from './parse-view.ts';
import type { RecordsView } from './records-view.ts';
import { parseListing, recordsHref } from './records-view.ts';
import { useSearch } from './use-search.ts';

/** What the address of a list of records says, and how to change it. */
export function useRecordsView(): {
  readonly view: RecordsView;
  choose: (change: Partial<RecordsView>) => void;
} {
  const search = useSearch();
  const [, navigate] = useLocation();
  const view = useMemo((): RecordsView => {
    const { metric, period, filters } = parseView(search);
    return { metric, period, filters, ...parseListing(search) };
  }, [search]);
  return {
    view,
    choose: (change) => {
      navigate(recordsHref({ ...view, ...change }));
    },
  };
}
