import { QueryCache, QueryClient } from '@tanstack/react-query';
import { ApiProblem, isSignedOut } from './problem.ts';

const FRESH_MS = 60_000;
const RETRIES = 2;

/** The server may be on this machine, which needs no network: what cannot be reached shows itself by failing. */
const networkMode = 'always';

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
        networkMode,
        refetchOnReconnect: true,
        staleTime: FRESH_MS,
        retry: shouldRetry,
        ...(retryDelayMs === undefined ? {} : { retryDelay: retryDelayMs }),
      },
      mutations: { networkMode },
    },
  });
  return client;
}
