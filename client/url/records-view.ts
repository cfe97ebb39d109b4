import type { RecordSort } from '#server/contract/records.ts';
import { member } from './parse-view.ts';
import { viewHref } from './print-view.ts';
import type { FilterField, Period, ViewState } from './view-state.ts';
import { DEFAULT_VIEW } from './view-state.ts';

/** What a reader can choose of a list of records. `metric` null = of whatever number, by words alone. */
export type RecordsView = Pick<ViewState, 'metric' | 'period' | 'filters'> & {
  readonly search: string;
  readonly sort: RecordSort;
};

/** The list of records behind a number, for a period and filters. */
export function recordsHref(view: Partial<RecordsView>): string {
  const { search = '', sort = 'newest', ...rest } = view;
  const address = viewHref('/records', { ...DEFAULT_VIEW, ...rest });
  const more = [
    ...(search === '' ? [] : [`search=${written(search)}`]),
    ...(sort === 'newest' ? [] : [`sort=${sort}`]),
  ];
  if (more.length === 0) return address;
  return `${address}${address.includes('?') ? '&' : '?'}${more.join('&')}`;
}

/** The list behind one number of a view: its metric, its days, and one filter more (which takes its field's place). */
export function behindHref(
  view: ViewState,
  metric: string,
  days: { from: string; to: string } | null,
  filter: { field: FilterField; value: string } | null = null,
): string {
  const period: Period = days ?? view.period;
  const filters = view.filters.filter(({ field }) => field !== filter?.field);
  return recordsHref({
    metric,
    period,
    filters: filter ? [...filters, { field: filter.field, values: [filter.value] }] : filters,
  });
}

function written(text: string): string {
  return encodeURIComponent(text.replace(/\p{Surrogate}/gu, '\ufffd')).replaceAll("'", '%27');
}

/** What only a list of records has in its address. */
export const LISTING_KEYS = ['search', 'sort'] as const;
const SORTS: readonly RecordSort[] = ['newest', 'oldest'];

/** Reads what only a list of records has from the search part of an address, and says what of it was not understood. */
export function parseListing(
  search: string,
): Pick<RecordsView, 'search' | 'sort'> & { misread: readonly string[] } {
  const params = new URLSearchParams(search);
  const asked = params.get('sort');
  const sort = member(SORTS, asked ?? 'newest');
  return {
    search: params.get('search') ?? '',
    sort: sort ?? 'newest',
    misread: sort === null ? [`sort=${asked}`] : [],
  };
}
