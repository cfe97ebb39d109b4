import type { ReactNode, Ref } from 'react';
import css from './Rows.module.css';

/** Things one below the other, each in a `Row`; ordered where their order says something. */
export function Rows({
  isOrdered = false,
  children,
}: {
  isOrdered?: boolean;
  children: ReactNode;
}) {
  const List = isOrdered ? 'ol' : 'ul';
  return <List className={css['rows']}>{children}</List>;
}

export type RowProps = {
  ref?: Ref<HTMLLIElement>;
  /** What it is called. */
  name?: ReactNode;
  /** What is said of it, line by line. */
  children?: ReactNode;
  /** What may be done about it. */
  actions?: ReactNode;
  /** What stands below, over the whole width: a form, what failed. */
  below?: ReactNode;
};

export function Row({ ref, name, children, actions, below }: RowProps) {
  return (
    <li ref={ref} className={css['row']}>
      <div className={css['words']}>
        {name === undefined ? null : <span className={css['name']}>{name}</span>}
        {children}
      </div>
      <div className={css['actions']}>{actions}</div>
      <div className={css['below']}>{below}</div>
    </li>
  );
}

/** A line of a row that is said more quietly than its name. */
export function RowNote({
  isFailure = false,
  children,
}: {
  isFailure?: boolean;
  children: ReactNode;
}) {
  return <span className={isFailure ? css['failure'] : css['note']}>{children}</span>;
}
