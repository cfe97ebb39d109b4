import type { Dimension } from '#server/domain/dimensions.ts';
import { isMetric, member, pairsOf, readView } from './parse-view.ts';
import { encoded, printView } from './print-view.ts';
import type { ViewState } from './view-state.ts';
import { DEFAULT_VIEW, DIMENSIONS, canonicalView } from './view-state.ts';

/** Lines on one chart, or each value of the dimension on its own with one scale for all. */
export const LAYOUTS = ['together', 'apart'] as const;
export type Layout = (typeof LAYOUTS)[number];

/** Metrics and values beyond this are left out of an address, and said so. */
export const MOST_METRICS = 6;
export const MOST_VALUES = 24;

/** What a reader can choose on the page of comparisons. */
export type ExploreView = Pick<ViewState, 'period' | 'grain' | 'filters'> & {
  /** Catalogue ids, each once, in the order they were chosen; none = the first card. */
  readonly metrics: readonly string[];
  /** What is compared; null = the whole, undivided. */
  readonly by: Dimension | null;
  /** Keys of the dimension, "" = not given, each once; none = the largest. */
  readonly values: readonly string[];
  readonly layout: Layout;
};

/** A quarter of a year shows a course; one week would be one point. */
const DEFAULTS: ViewState = { ...DEFAULT_VIEW, period: { rule: 'last-13-weeks' } };
const OWN = ['metric', 'by', 'value', 'layout'] as const;
const NOTHING = 'none';

export const DEFAULT_EXPLORE: ExploreView = {
  metrics: [],
  period: DEFAULTS.period,
  grain: DEFAULTS.grain,
  by: DEFAULTS.by,
  values: [],
  layout: 'together',
  filters: [],
};

/** Reads the search part of an address of the page; what of it was not understood stands in `misread` as it was written. */
export function parseExplore(search: string): {
  readonly view: ExploreView;
  readonly misread: readonly string[];
} {
  // What other pages keep in the address means nothing here.
  const { view, misread } = readView(search, { defaults: DEFAULTS, own: [...OWN, 'compare'] });
  const unread = [...misread];
  const own: { metrics: string[]; values: string[] } = { metrics: [], values: [] };
  let { by, layout } = DEFAULT_EXPLORE;
  for (const { key, values, text } of pairsOf(search)) {
    const [value = ''] = values;
    if (values.length === 0 && key !== null && OWN.some((mine) => mine === key)) unread.push(text);
    else if (key === 'metric') {
      own.metrics.push(...values.filter(isMetric));
      unread.push(...values.filter((one) => one !== '' && !isMetric(one)));
    } else if (key === 'value') own.values.push(...values);
    else if (key === 'by' && value === NOTHING) by = null;
    else if (key === 'by' && member(DIMENSIONS, value)) by = member(DIMENSIONS, value);
    else if (key === 'layout' && member(LAYOUTS, value)) layout = member(LAYOUTS, value) ?? layout;
    else if (key === 'by' || key === 'layout' || key === 'compare') unread.push(text);
  }
  const { period, grain, filters } = view;
  const asked = { period, grain, filters, by, layout, ...own };
  const read = canonicalExplore(asked);
  const metrics = [...new Set(own.metrics)].slice(MOST_METRICS);
  const beyond = by === null ? [] : [...new Set(own.values)].slice(MOST_VALUES);
  return { view: read, misread: [...unread, ...metrics, ...beyond] };
}

/** The search part of the address, without `?`; empty for the default view. */
export function printExplore(view: ExploreView): string {
  const { metrics, by, values, layout, ...rest } = canonicalExplore(view);
  const pairs = [
    ...(metrics.length === 0 ? [] : [`metric=${metrics.map(encoded).join(',')}`]),
    ...(by === DEFAULT_EXPLORE.by ? [] : [`by=${by ?? NOTHING}`]),
    ...(values.length === 0 ? [] : [`value=${values.map(encoded).join(',')}`]),
    ...(layout === DEFAULT_EXPLORE.layout ? [] : [`layout=${layout}`]),
  ];
  const others = printView({ ...DEFAULTS, ...rest }, DEFAULTS);
  return [...pairs, ...(others === '' ? [] : [others])].join('&');
}

export function exploreHref(view: Partial<ExploreView>): string {
  const search = printExplore({ ...DEFAULT_EXPLORE, ...view });
  return search === '' ? '/explore' : `/explore?${search}`;
}

/**
 * One way to write each view: nothing twice, nothing beyond the bounds, no values without a dimension; and where values of a
 * dimension are compared, they take the place of a filter on it.
 */
export function canonicalExplore(view: ExploreView): ExploreView {
  const values = view.by === null ? [] : [...new Set(view.values)].slice(0, MOST_VALUES);
  const { filters } = canonicalView({ ...DEFAULTS, filters: view.filters });
  return {
    ...view,
    metrics: [...new Set(view.metrics)].slice(0, MOST_METRICS),
    values,
    filters:
      values.length === 0
        ? filters
        : filters.filter(({ field }) => field !== view.by && field !== `${view.by}.only`),
  };
}
