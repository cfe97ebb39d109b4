import { useQuery } from '@tanstack/react-query';
import type { UseQueryOptions } from '@tanstack/react-query';
import { failureOf } from './failure.ts';
import { isUnknown } from './queries.ts';

/**
 * The thing that an address names by its number. What cannot be a number of it is missing without being asked for. The rest is what
 * `ThingStates` shows while there is no answer.
 */
export function useNumbered<Answer, Key extends readonly unknown[]>(
  id: string,
  query: (number: number) => UseQueryOptions<Answer, Error, Answer, Key>,
) {
  const number = /^\d{1,9}$/.test(id) ? Number(id) : null;
  const asked = useQuery({ ...query(number ?? 0), enabled: number !== null });
  const isMissing = number === null || isUnknown(asked.error);
  return {
    answer: isMissing ? undefined : asked.data,
    states: {
      isMissing,
      isPending: asked.isPending,
      failure: asked.isError ? failureOf(asked.error) : null,
      onRetry: () => void asked.refetch(),
    },
  };
}
