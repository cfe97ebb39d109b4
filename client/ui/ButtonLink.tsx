import { Link } from 'wouter';
import css from './Button.module.css';

/** Looks like a button and leads to an address. */
export function ButtonLink({
  href,
  isPrimary = false,
  children,
}: {
  href: string;
  isPrimary?: boolean;
  children: string;
}) {
  return (
    <Link
      href={href}
      className={[css['button'], css['link'], isPrimary ? css['primary'] : ''].join(' ')}
    >
      {children}
    </Link>
  );
}
