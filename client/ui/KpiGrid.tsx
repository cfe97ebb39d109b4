import type { CSSProperties, ReactNode } from 'react';
import { evenRows } from './even-rows.ts';
import css from './KpiGrid.module.css';

/** How many cards may stand side by side; which of them fit is the style sheet's to see. */
const FITS = [1, 2, 3, 4, 5, 6, 7];

/** Cards side by side with their rows aligned, every line as full as the others. */
export function KpiGrid({ label, children }: { label: string; children: readonly ReactNode[] }) {
  const cards = children.filter((child) => child !== null);
  const layouts = FITS.map((fit) => evenRows(Math.max(1, cards.length), fit));
  return (
    <div className={css['frame']}>
      <ul
        className={css['grid']}
        aria-label={label}
        style={named(layouts.map(({ columns }, i) => [`--columns-${FITS[i]}`, columns]))}
      >
        {cards.map((card, index) => (
          <li
            key={index}
            style={named(layouts.map(({ spans }, i) => [`--span-${FITS[i]}`, spans[index] ?? 1]))}
          >
            {card}
          </li>
        ))}
      </ul>
    </div>
  );
}

function named(properties: readonly (readonly [string, number])[]): CSSProperties {
  return Object.fromEntries(properties);
}
