import type { Series } from '../../api/client.ts';
import type { Language } from '../../format/locale.ts';
import { nameIn } from '../../format/name.ts';
import { groupField } from '../../url/group-field.ts';
import type { FilterField, ViewState } from '../../url/view-state.ts';

export type GridRow = {
  readonly key: string;
  readonly name: string;
  readonly filter: { readonly field: FilterField; readonly value: string };
  /** One per metric, in their order; null where the part has nothing of it. */
  readonly cells: readonly (Series | null)[];
};

/** The parts of an answer with a series for each metric; records that carry no value stand last. */
export function gridRows(
  series: readonly Series[],
  metrics: readonly string[],
  language: Language,
  notGiven: string,
): readonly GridRow[] {
  const rows = new Map<string, { row: Omit<GridRow, 'cells'>; of: Map<string, Series> }>();
  for (const one of series) {
    const { group } = one;
    if (!group) continue;
    const { key } = group;
    const known = rows.get(key) ?? {
      row: {
        key,
        name: key === '' ? notGiven : nameIn(language, group.name, key),
        filter: {
          field: groupField(group, group.dimension),
          value: key,
        },
      },
      of: new Map<string, Series>(),
    };
    known.of.set(one.metric, one);
    rows.set(key, known);
  }
  return [...rows.values()]
    .map(({ row, of }) => ({ ...row, cells: metrics.map((metric) => of.get(metric) ?? null) }))
    .toSorted(
      (a, b) =>
        Number(a.key === '') - Number(b.key === '') || a.name.localeCompare(b.name, language),
    );
}

/** The view with the row's part in the place of any other of its dimension. */
export function viewOf(view: ViewState, { field, value }: GridRow['filter']): ViewState {
  const [dimension = ''] = field.split('.');
  const others = view.filters.filter((one) => one.field.split('.')[0] !== dimension);
  return { ...view, filters: [...others, { field, values: [value] }] };
}
