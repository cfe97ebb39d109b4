import { useMutation, useQueryClient } from '@tanstack/react-query';

/** A change of kept views, after which the list is asked for again. */
export function useViewChange<T>(change: (value: T) => Promise<unknown>, onDone: () => void) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['views'] });
      onDone();
    },
  });
}
