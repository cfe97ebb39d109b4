import type { ReactNode } from 'react';
import { Link } from 'wouter';
import css from './NumberLink.module.css';

/** A number that leads to the records behind it. `label` says so for the ear, after the number itself. */
export function NumberLink({
  href,
  label,
  children,
}: {
  href: string;
  label: string;
  children: ReactNode;
}) {
  return (
    <Link className={css['number']} href={href} title={label}>
      {children}
      <span className="visually-hidden"> {label}</span>
    </Link>
  );
}
