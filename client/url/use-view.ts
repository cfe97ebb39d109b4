import { useMemo } from 'react';
import { useLocation } from 'wouter';
import { OVERVIEW_KEYS } from './overview-address.ts';
import { readView } from './parse-view.ts';
import { viewHref } from './print-view.ts';
import { useSearch } from './use-search.ts';
import type { ViewState } from './view-state.ts';
import { DEFAULT_VIEW } from './view-state.ts';

export type UseView = {
  readonly view: ViewState;
  /** Parts of the address that say nothing we know, as they were written. */
  readonly misread: readonly string[];
  /** The address of the same page with something else chosen. */
  hrefWith: (change: Partial<ViewState>) => string;
  choose: (change: Partial<ViewState>) => void;
};

/** The address is the only home of what a reader chose; nothing is copied into component state. */
export function useView(): UseView {
  const search = useSearch();
  const [path, navigate] = useLocation();
  const { view, misread } = useMemo(
    () => readView(search, { defaults: DEFAULT_VIEW, own: OVERVIEW_KEYS }),
    [search],
  );
  const hrefWith = (change: Partial<ViewState>) => viewHref(path, { ...view, ...change });
  return {
    view,
    misread,
    hrefWith,
    choose: (change) => {
      navigate(hrefWith(change));
    },
  };
}
