import type { Dimension } from '#server/domain/dimensions.ts';
import type { MetricsQuestion, Series } from '../../api/client.ts';
import { filterTexts } from '../../api/filters.ts';
import type { ExploreView } from '../../url/explore-view.ts';
import { recordsHref } from '../../url/records-view.ts';
import type { FilterField } from '../../url/view-state.ts';

type Days = { readonly from: string; readonly to: string };

/** Values that are compared where none was chosen. */
const LARGEST = 6;

/** Every value of the dimension over the whole period: what there is to compare. */
export function totalsQuestion(view: ExploreView, days: Days): MetricsQuestion {
  return { ...wholeQuestion(view, days), grain: 'none', by: view.by };
}

/** The compared values, point by point: one question, so that all of it is of one instant. */
export function partsQuestion(
  view: ExploreView,
  days: Days,
  by: Dimension,
  keys: readonly string[],
): MetricsQuestion {
  const asked = wholeQuestion(view, days);
  const own = { field: ownField(by), values: keys };
  const filters = view.filters.filter(({ field }) => field !== by && field !== own.field);
  return { ...asked, by, filters: filterTexts([...filters, own]) };
}

/** The same without a division. */
export function wholeQuestion(view: ExploreView, days: Days): MetricsQuestion {
  const { from, to } = days;
  const filters = filterTexts(view.filters);
  return { metrics: view.metrics, from, to, grain: view.grain, by: null, filters, compare: [] };
}

/** The field whose filter gives one value's own records, without those of values below it. */
function ownField(by: Dimension): FilterField {
  return by === 'department' || by === 'theme' ? `${by}.only` : by;
}

/** Keys of the values with the most behind the first metric; of equals the one whose key comes first. */
export function largestKeys(series: readonly Series[], metric: string): readonly string[] {
  return series
    .filter(({ metric: of, group, total }) => of === metric && group !== null && total.n > 0)
    .map(({ group, total }) => ({ key: group?.key ?? '', n: total.n }))
    .toSorted((a, b) => b.n - a.n || (a.key < b.key ? -1 : 1))
    .slice(0, LARGEST)
    .map(({ key }) => key);
}

/** The records behind one number: of one value of the dimension, over some days. */
export function partHref(
  { by, filters }: ExploreView,
  metric: string,
  { from, to }: Days,
  key: string,
): string {
  const period = { from, to };
  if (by === null) return recordsHref({ metric, period, filters });
  const own = ownField(by);
  const others = filters.filter(({ field }) => field !== by && field !== own);
  return recordsHref({ metric, period, filters: [...others, { field: own, values: [key] }] });
}
