import type { ReactNode } from 'react';
import css from './Message.module.css';

export type EmptyStateProps = {
  /** Left out where the page's own title says it. */
  title?: string;
  hint: string;
  /** What fills it. */
  action?: ReactNode;
};

export function EmptyState({ title, hint, action }: EmptyStateProps) {
  return (
    <div className={css['message']}>
      {title === undefined ? null : <p className={css['title']}>{title}</p>}
      <p className={css['text']}>{hint}</p>
      {action}
    </div>
  );
}
