import { useQuery } from '@tanstack/react-query';
import { useQueries } from './use-queries.ts';

/** The organisation's zone, in which days are written; UTC until it is known. */
export function useZone(): string {
  return useQuery(useQueries().organisation()).data?.zone ?? 'UTC';
}
