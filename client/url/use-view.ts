import { useMemo } from 'react';
import { useLocation, useRouter } from 'wouter';
import { parseView } from './parse-view.ts';
import { viewHref } from './print-view.ts';
import type { ViewState } from './view-state.ts';

export type UseView = {
  readonly view: ViewState;
  /** The address of the same page with something else chosen. */
  hrefWith: (change: Partial<ViewState>) => string;
  choose: (change: Partial<ViewState>) => void;
};

/** The address is the only home of what a reader chose; nothing is copied into component state. */
export function useView(): UseView {
  const router = useRouter();
  // Not wouter's `useSearch`: it decodes `%25`, after which an escaped comma can no longer be told from a separator.
  const search = router.searchHook(router);
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
