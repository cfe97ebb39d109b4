import type { Dimension } from '#server/domain/dimensions.ts';
import type { MetricsQuestion, Series } from '../../api/client.ts';
import { filterTexts } from '../../api/filters.ts';
import type { ExploreView } from '../../url/explore-view.ts';
import { recordsHref } from '../../url/records-view.ts';
import type { FilterField } from '../../url/view-state.ts';

type Days = { readonly from: string; readonly to: string };

/** Values that are compared where none was chosen: as many lines as are followed at once (Cowan, BBS 24:87, 2001). */
const LARGEST = 4;

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
  return { ...asked, by, filters: filterTexts([...otherFilters(view, by), own]) };
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

/** The filters in force but those on the dimension that is compared, whose place its values take. */
export function otherFilters({ filters }: ExploreView, by: Dimension): ExploreView['filters'] {
  return filters.filter(({ field }) => field !== by && field !== ownField(by));
}

/** Keys of the values with the most behind the first metric that has any; of equals the one whose key comes first. */
export function largestKeys(
  series: readonly Series[],
  metrics: readonly string[],
): readonly string[] {
  const isThere = ({ group, total }: Series) => group !== null && total.n > 0;
  const metric = metrics.find((id) => series.some((one) => one.metric === id && isThere(one)));
  return series
    .filter((one) => one.metric === metric && isThere(one))
    .map(({ group, total }) => ({ key: group?.key ?? '', n: total.n }))
    .toSorted((a, b) => b.n - a.n || (a.key < b.key ? -1 : 1))
    .slice(0, LARGEST)
    .map(({ key }) => key);
}

/** The records behind one number: of one value of the dimension, over some days. */
export function partHref(
  view: ExploreView,
  metric: string,
  { from, to }: Days,
  key: string,
): string {
  const period = { from, to };
  const { by, filters } = view;
  if (by === null) return recordsHref({ metric, period, filters });
  const own = { field: ownField(by), values: [key] };
  return recordsHref({ metric, period, filters: [...otherFilters(view, by), own] });
}
