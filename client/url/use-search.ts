import { useRouter } from 'wouter';

/** The search part of the address as it is written: wouter's own `useSearch` decodes `%25`, after which an escaped comma can no longer be told from a separator. */
export function useSearch(): string {
  const router = useRouter();
  return router.searchHook(router);
}
