import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useQueries } from './use-queries.ts';

/** From the demonstration back to one's own data; everything on the screen is asked anew. */
export function useShowOwn() {
  const { actions } = useQueries();
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => actions.showStore({ show: 'own' }),
    onSuccess: () => client.resetQueries(),
  });
}
