import type { ReactNode } from 'react';
import css from './Card.module.css';

type CardProps = { id?: string; labelledBy?: string; children: ReactNode };

export function Card({ id, labelledBy, children }: CardProps) {
  return (
    <section id={id} className={css['card']} aria-labelledby={labelledBy}>
      {children}
    </section>
  );
}
