import type { Catalogue } from '../../api/client.ts';
import { metricInfo } from '../../api/metric-name.ts';
import type { Dimension } from '#server/domain/dimensions.ts';
import type { ExploreView } from '../../url/explore-view.ts';
import { dimensionOf } from '../../url/view-state.ts';

/** Key → the key it is shown as; null = not known yet. */
export type ShownAs = (dimension: Dimension) => ReadonlyMap<string, string> | null;

/** What an address asks for and exists here and now, and the names in it that do not. */
export type CheckedView = { readonly view: ExploreView; readonly unknown: readonly string[] };

/** Leaves out what has gone since an address was written: metrics, instruments, values. Merged values are what they became. */
export function checkedView(
  view: ExploreView,
  catalogue: Catalogue,
  first: string | null,
  shownAs: ShownAs,
): CheckedView {
  const unknown: string[] = [];
  const metrics = view.metrics.filter((id) => isKnown(catalogue, id) || !unknown.push(id));
  const known = (dimension: Dimension | null, values: readonly string[]): readonly string[] => {
    const shown = dimension && shownAs(dimension);
    if (!shown) return values;
    return values.flatMap((key) => {
      const as = key === '' ? '' : shown.get(key);
      if (as === undefined) unknown.push(key);
      return as ?? [];
    });
  };
  const values = [...new Set(known(view.by, view.values))];
  const filters = view.filters.flatMap(({ field, values: wanted }) => {
    const left = known(dimensionOf(field), wanted);
    return left.length === 0 ? [] : [{ field, values: left }];
  });
  const shown = metrics.length > 0 || first === null ? metrics : [first];
  return { view: { ...view, metrics: shown, values, filters }, unknown };
}

function isKnown(catalogue: Catalogue, id: string): boolean {
  const [, instrument] = id.split(':');
  const hasInstrument =
    instrument === undefined || catalogue.instruments.some((one) => one.id === instrument);
  return metricInfo(catalogue, id) !== null && hasInstrument;
}
