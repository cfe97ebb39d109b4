import type { ReactNode } from 'react';
import css from './Columns.module.css';

export type ColumnsProps = {
  first: ReactNode;
  second: ReactNode;
  /** The first is half as wide again as the second. */
  isUneven?: boolean;
};

/** Two columns of cards; one below the other where there is no room. */
export function Columns({ first, second, isUneven = false }: ColumnsProps) {
  return (
    <div className={isUneven ? css['uneven'] : css['even']}>
      <div className={css['column']}>{first}</div>
      <div className={css['column']}>{second}</div>
    </div>
  );
}
