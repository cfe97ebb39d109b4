import { ASKED_KEY } from './channels-address.ts';
import { COST_KEY } from './overview-address.ts';
import { pairsOf } from './parse-view.ts';
import { printView } from './print-view.ts';
import type { ViewState } from './view-state.ts';

/** What pages say in their addresses beside a view, and what stays where another view is chosen. */
const KEPT: ReadonlySet<string | null> = new Set([COST_KEY, ASKED_KEY]);

/** The address of the same page with another view; what it was asked beside the view stays as it was written. */
export function hrefWithView(path: string, search: string, view: ViewState): string {
  const kept = pairsOf(search).filter(({ key }) => KEPT.has(key));
  const pairs = [printView(view), ...kept.map(({ text }) => text)].filter((text) => text !== '');
  return pairs.length === 0 ? path : `${path}?${pairs.join('&')}`;
}
