import type { Dimension } from '#server/domain/dimensions.ts';
import type { Comparison, Grain } from '#server/domain/metrics/verdict-kinds.ts';

/** Rules move with the calendar; two days pin the view. Days are `[from, to)`. */
export const PERIOD_RULES = [
  'last-week',
  'last-4-weeks',
  'last-13-weeks',
  'last-26-weeks',
  'last-52-weeks',
  'this-month',
  'this-quarter',
  'year-to-date',
] as const;
export type PeriodRule = (typeof PERIOD_RULES)[number];
export type Period = { readonly rule: PeriodRule } | { readonly from: string; readonly to: string };

export const GRAINS = [
  'day',
  'week',
  'month',
  'quarter',
  'year',
  'none',
] as const satisfies readonly Grain[];
export const COMPARISONS = [
  'previous',
  'last_year',
  'median13',
  'target',
] as const satisfies readonly Comparison[];
export const DIMENSIONS = [
  'department',
  'branch',
  'channel',
  'stage',
  'touchpoint',
  'segment',
  'region',
  'product',
  'theme',
] as const satisfies readonly Dimension[];

/** A dimension, a department or theme without those below it, or a declared attribute written `attr.name`. */
export type FilterField = Dimension | 'department.only' | 'theme.only' | `attr.${string}`;

/** The dimension a filter is on; null for a declared attribute. */
export function dimensionOf(field: FilterField): Dimension | null {
  const name = field.endsWith('.only') ? field.slice(0, -'.only'.length) : field;
  return DIMENSIONS.find((dimension) => dimension === name) ?? null;
}

/** The dimensions that a view is narrowed by. */
export function filteredDimensions({ filters }: Pick<ViewState, 'filters'>): readonly Dimension[] {
  return filters.map(({ field }) => dimensionOf(field)).filter((one) => one !== null);
}

/** Everything a reader can choose, and nothing else: two equal states are the same view for any viewer. */
export type ViewState = {
  /** Catalogue id, for survey metrics optionally with an instrument; null = the first card. */
  readonly metric: string | null;
  readonly period: Period;
  readonly grain: Grain;
  readonly by: Dimension;
  /** Any of the values per field, "" = not given; fields and values sorted, without doubles. */
  readonly filters: readonly { readonly field: FilterField; readonly values: readonly string[] }[];
  readonly compare: readonly Comparison[];
};

export const DEFAULT_VIEW: ViewState = {
  metric: null,
  period: { rule: 'last-week' },
  grain: 'week',
  by: 'department',
  filters: [],
  compare: ['previous', 'target'],
};

/** One order for filters and comparisons, so that equal views have equal addresses and equal cache keys. */
export function canonicalView(view: ViewState): ViewState {
  const values = new Map<FilterField, Set<string>>();
  for (const filter of view.filters) {
    const known = values.get(filter.field) ?? new Set();
    for (const value of filter.values) known.add(value);
    if (known.size > 0) values.set(filter.field, known);
  }
  return {
    ...view,
    filters: [...values]
      .map(([field, set]) => ({ field, values: [...set].toSorted() }))
      .toSorted((a, b) => (a.field < b.field ? -1 : 1)),
    compare: COMPARISONS.filter((comparison) => view.compare.includes(comparison)),
  };
}
