import { useQuery } from '@tanstack/react-query';
import type { Dimension } from '#server/domain/dimensions.ts';
import { useQueries } from '../../api/use-queries.ts';
import { useView } from '../../url/use-view.ts';
import { dimensionOf } from '../../url/view-state.ts';

/** Keys of the parts that the view is about, with those below them; empty where it is about all, or nothing is marked. */
export function useOwnParts(by: Dimension, isMarked: boolean): ReadonlySet<string> {
  const { view } = useView();
  const asked = view.filters.filter(({ field }) => isMarked && dimensionOf(field) === by);
  const answer = useQuery({ ...useQueries().dimension(by), enabled: asked.length > 0 });
  const own = new Set(asked.flatMap(({ values }) => values));
  if (asked.some(({ field }) => field.endsWith('.only'))) return own;
  const values = answer.data?.values ?? [];
  let before = -1;
  while (own.size > before) {
    before = own.size;
    for (const { key, parent } of values) if (parent !== null && own.has(parent)) own.add(key);
  }
  return own;
}
