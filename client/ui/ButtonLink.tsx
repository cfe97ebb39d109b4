import { Link } from 'wouter';
import css from './Button.module.css';

/** Looks like a button and leads to an address. */
export function ButtonLink({
  href,
  isPrimary = false,
  size = 'normal',
  children,
}: {
  href: string;
  isPrimary?: boolean;
  size?: 'normal' | 'small';
  children: string;
}) {
  return (
    <Link
      href={href}
      className={[
        css['button'],
        css['link'],
        size === 'small' ? css['small'] : '',
        isPrimary ? css['primary'] : '',
      ].join(' ')}
    >
      {children}
    </Link>
  );
}
