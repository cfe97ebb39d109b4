import { QueryCache, QueryClient } from '@tanstack/react-query';
import { ApiProblem, isSignedOut } from './problem.ts';

const FRESH_MS = 60_000;
const RETRIES = 2;

/** A refusal (4xx) is an answer and is not asked again; an unreachable or failing server is. */
function shouldRetry(failures: number, error: Error): boolean {
  if (!(error instanceof ApiProblem)) return false;
  return (error.status === null || error.status >= 500) && failures < RETRIES;
}

export function createQueryClient(retryDelayMs?: number): QueryClient {
  const client: QueryClient = new QueryClient({
    queryCache: new QueryCache({
      onError: (error) => {
        // The session is over: whoever reads is shown the way back in.
        if (isSignedOut(error)) void client.invalidateQueries({ queryKey: ['session'] });
      },
    }),
    defaultOptions: {
      queries: {
        staleTime: FRESH_MS,
        retry: shouldRetry,
        ...(retryDelayMs === undefined ? {} : { retryDelay: retryDelayMs }),
      },
    },
  });
  return client;
}
