import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { SourceChange } from '#server/contract/sources.ts';
import { useQueries } from '../../api/use-queries.ts';

/** Changes one source; both the list and the source itself then show it. */
export function useSourceChange(id: string) {
  const { actions } = useQueries();
  const client = useQueryClient();
  return useMutation({
    mutationFn: (change: SourceChange) => actions.changeSource(id, change),
    onSuccess: () => client.invalidateQueries({ queryKey: ['sources'] }),
  });
}
