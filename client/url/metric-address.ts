import { viewHref } from './print-view.ts';
import type { ViewState } from './view-state.ts';

export const METRIC_PATH = '/metric';

/** The page of one metric, for the days and filters of a view. */
export function metricHref(view: ViewState, metric: string): string {
  return viewHref(METRIC_PATH, { ...view, metric });
}
