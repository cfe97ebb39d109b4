import type { ReactNode } from 'react';
import css from './Lines.module.css';

/** What happened or was told, one below the other along a rule; ordered where it happened in that order. */
export function Lines({
  isOrdered = false,
  children,
}: {
  isOrdered?: boolean;
  children: ReactNode;
}) {
  const List = isOrdered ? 'ol' : 'ul';
  return <List className={css['lines']}>{children}</List>;
}
