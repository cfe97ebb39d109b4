import type { ReactNode } from 'react';
import type { Judgement } from '../format/judgement.ts';
import css from './Shape.module.css';

/** Drawn, not typed: a font may lack ◔ or ◆, and no two judgements may look alike without colour. */
const SHAPES: Readonly<Record<Judgement, ReactNode>> = {
  better: <path d="M5 1 L9.6 9 H0.4 Z" />,
  worse: <path d="M5 9 L0.4 1 H9.6 Z" />,
  changed: <path d="M5 0.4 L9.6 5 L5 9.6 L0.4 5 Z" />,
  no_change: <circle cx="5" cy="5" r="3.2" />,
  no_base: <circle className={css['outline']} cx="5" cy="5" r="3.4" />,
  too_few: <circle className={css['outline']} cx="5" cy="5" r="3.4" strokeDasharray="2.2 1.4" />,
  no_data: <path className={css['outline']} d="M1.5 5 H8.5" />,
  provisional: (
    <>
      <circle className={css['outline']} cx="5" cy="5" r="4" />
      <path d="M5 5 V1 A4 4 0 0 1 9 5 Z" />
    </>
  ),
  not_kept: <path className={css['outline']} d="M2 2 L8 8 M8 2 L2 8" />,
  suppressed: (
    <>
      <rect x="1.5" y="4.4" width="7" height="5" rx="1" />
      <path className={css['outline']} d="M3 4.4 V3 a2 2 0 0 1 4 0 V4.4" />
    </>
  ),
};

export function Shape({ judgement }: { judgement: Judgement }) {
  return (
    <svg className={css['shape']} viewBox="0 0 10 10" aria-hidden="true">
      {SHAPES[judgement]}
    </svg>
  );
}
