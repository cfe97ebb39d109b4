import { useMemo } from 'react';
import { useLocation } from 'wouter';
import { readView } from './parse-view.ts';
import type { RecordsView } from './records-view.ts';
import { LISTING_KEYS, parseListing, recordsHref } from './records-view.ts';
import { useSearch } from './use-search.ts';
import { DEFAULT_VIEW } from './view-state.ts';

/** What the address of a list of records says, and how to change it. */
export function useRecordsView(): {
  readonly view: RecordsView;
  /** Parts of the address that say nothing we know, as they were written. */
  readonly misread: readonly string[];
  choose: (change: Partial<RecordsView>) => void;
} {
  const search = useSearch();
  const [, navigate] = useLocation();
  const { view, misread } = useMemo(() => {
    const read = readView(search, { defaults: DEFAULT_VIEW, own: LISTING_KEYS });
    const { metric, period, filters } = read.view;
    const { misread: more, ...listing } = parseListing(search);
    return {
      view: { metric, period, filters, ...listing },
      misread: [...read.misread, ...more],
    };
  }, [search]);
  return {
    view,
    misread,
    choose: (change) => {
      navigate(recordsHref({ ...view, ...change }));
    },
  };
}
