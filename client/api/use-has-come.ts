import { useQueryClient } from '@tanstack/react-query';
import type { QueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';

/** So long, in ms, nothing must be awaited: what an answer asks for next begins within it. */
const QUIET_MS = 100;
/** After so long a page counts as there, though something is still awaited. */
const PATIENCE_MS = 4000;

/** Resolves once nothing is awaited any more: what a page is about has come. */
export function whenCome(client: QueryClient): Promise<void> {
  return new Promise((resolve) => {
    let quiet: ReturnType<typeof setTimeout> | undefined;
    const end = () => {
      clearTimeout(quiet);
      clearTimeout(patience);
      stop();
      resolve();
    };
    const look = () => {
      const isAwaited = client.isFetching() > 0;
      if (isAwaited) clearTimeout(quiet);
      if (isAwaited) quiet = undefined;
      else quiet ??= setTimeout(end, QUIET_MS);
    };
    const patience = setTimeout(end, PATIENCE_MS);
    const stop = client.getQueryCache().subscribe(look);
    look();
  });
}

/** False until what a page is about has come for the first time. */
export function useHasCome(): boolean {
  const client = useQueryClient();
  const [hasCome, setHasCome] = useState(false);
  useEffect(() => {
    let isHere = true;
    const show = async () => {
      await whenCome(client);
      if (isHere) setHasCome(true);
    };
    void show();
    return () => {
      isHere = false;
    };
  }, [client]);
  return hasCome;
}
