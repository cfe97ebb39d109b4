import type { ReactNode } from 'react';
import css from './Beside.module.css';

/** Cards of sentences, side by side on a screen so wide that one alone would leave half of its line empty; else one below the other. */
export function Beside({ children }: { children: ReactNode }) {
  return <div className={css['beside']}>{children}</div>;
}
