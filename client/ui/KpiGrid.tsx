import type { ReactNode } from 'react';
import css from './KpiGrid.module.css';

/** Cards side by side with their rows aligned; two by two on a phone. */
export function KpiGrid({ label, children }: { label: string; children: readonly ReactNode[] }) {
  return (
    <ul className={css['grid']} aria-label={label}>
      {children.map((child, index) => (
        <li key={index}>{child}</li>
      ))}
    </ul>
  );
}
