import { useSyncExternalStore } from 'react';
import { useQueries } from './use-queries.ts';

/** True while a change waits for the password to be given again. */
export function useIsProofAsked(): boolean {
  const { proof } = useQueries().actions.accounts;
  return useSyncExternalStore(proof.subscribe, proof.isWaiting);
}
