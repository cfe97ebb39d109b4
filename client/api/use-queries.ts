import { createContext, use } from 'react';
import type { Queries } from './queries.ts';

export const QueriesContext = createContext<Queries | null>(null);

export function useQueries(): Queries {
  const queries = use(QueriesContext);
  if (!queries) throw new Error('useQueries is called outside QueriesContext');
  return queries;
}
