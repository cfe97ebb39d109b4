import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { DimensionChange } from '#server/contract/dimensions.ts';
import { useQueries } from '../../api/use-queries.ts';

/** Changes a value; every number that carries it is asked anew. */
export function useValueChange(address: { dimension: string; key: string }, onDone: () => void) {
  const { actions } = useQueries();
  const client = useQueryClient();
  return useMutation({
    mutationFn: (change: DimensionChange) => actions.changeValue(address, change),
    onSuccess: async () => {
      await client.invalidateQueries();
      onDone();
    },
  });
}
