import type { ReactNode } from 'react';
import css from './Message.module.css';

export type EmptyStateProps = {
  title: string;
  hint: string;
  /** What fills it. */
  action?: ReactNode;
};

export function EmptyState({ title, hint, action }: EmptyStateProps) {
  return (
    <div className={css['message']}>
      <p className={css['title']}>{title}</p>
      <p className={css['text']}>{hint}</p>
      {action}
    </div>
  );
}
