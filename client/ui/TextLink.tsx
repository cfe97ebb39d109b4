import type { ReactNode } from 'react';
import { Link } from 'wouter';

/** A link within a text. Charts know nothing of addresses, so they take it from here. */
export function TextLink({ href, children }: { href: string; children: ReactNode }) {
  return <Link href={href}>{children}</Link>;
}
