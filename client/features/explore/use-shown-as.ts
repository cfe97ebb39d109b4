import { useQueries as useManyQueries } from '@tanstack/react-query';
import type { Dimension } from '#server/domain/dimensions.ts';
import { useQueries } from '../../api/use-queries.ts';
import type { ShownAs } from './checked-view.ts';

/** Which values of some dimensions exist, and what merged ones are shown as. */
export function useShownAs(dimensions: readonly Dimension[]): ShownAs {
  const queries = useQueries();
  const wanted = [...new Set(dimensions)];
  const answers = useManyQueries({ queries: wanted.map((one) => queries.dimension(one)) });
  return (dimension) => {
    const values = answers[wanted.indexOf(dimension)]?.data?.values;
    return values ? new Map(values.map(({ key, alias }) => [key, alias ?? key])) : null;
  };
}
