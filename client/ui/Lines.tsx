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

/** Somebody's own words, as they wrote them, in whichever direction. */
export function Quote({ text }: { text: string }) {
  return (
    <blockquote className={css['quote']} dir="auto">
      {text}
    </blockquote>
  );
}
