import { useRouter } from 'wouter';
import { idOfPart, pathPart } from '../format/path-part.ts';

/** The page of one record. */
export function recordHref(key: { kind: string; source: string; externalId: string }): string {
  return `/records/${key.kind}/${pathPart(key.source)}/${pathPart(key.externalId)}`;
}

/** The timeline of a customer. */
export function customerHref(customer: string): string {
  return `/customers/${pathPart(customer)}`;
}

/**
 * The ids in the address, part by part, without the page's own name. Not from wouter's parameters: it decodes `%25`, after
 * which an escaped slash can no longer be told from the letters `%2F`.
 */
export function usePathIds(): readonly string[] {
  const router = useRouter();
  const [path] = router.hook(router);
  return path.split('/').slice(2).map(idOfPart);
}
