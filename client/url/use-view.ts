import { useMemo } from 'react';
import { useLocation } from 'wouter';
import { parseView } from './parse-view.ts';
import { viewHref } from './print-view.ts';
import { useSearch } from './use-search.ts';
import type { ViewState } from './view-state.ts';

export type UseView = {
  readonly view: ViewState;
  /** The address of the same page with something else chosen. */
  hrefWith: (change: Partial<ViewState>) => string;
  choose: (change: Partial<ViewState>) => void;
};

/** The address is the only home of what a reader chose; nothing is copied into component state. */
export function useView(): UseView {
  const search = useSearch();
  const [path, navigate] = useLocation();
  const view = useMemo(() => parseView(search), [search]);
  const hrefWith = (change: Partial<ViewState>) => viewHref(path, { ...view, ...change });
  return {
    view,
    hrefWith,
    choose: (change) => {
      navigate(hrefWith(change));
    },
  };
}
