import { queryOptions } from '@tanstack/react-query';
import type { Api, MetricsQuestion } from './client.ts';

/** Key and fetcher of every question belong together; the key holds the whole canonical question. */
export function createQueries(api: Api) {
  return {
    organisation: () =>
      queryOptions({
        queryKey: ['organisation'],
        queryFn: ({ signal }) => api.organisation(signal),
      }),
    catalogue: () =>
      queryOptions({ queryKey: ['catalogue'], queryFn: ({ signal }) => api.catalogue(signal) }),
    metrics: (question: MetricsQuestion) =>
      queryOptions({
        queryKey: ['metrics', question],
        queryFn: ({ signal }) => api.metrics(question, signal),
      }),
  };
}

export type Queries = ReturnType<typeof createQueries>;
