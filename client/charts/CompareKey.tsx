import { useReader } from '../i18n/reader.ts';
import { DASHES, lineColour } from './compare-rows.ts';
import css from './CompareKey.module.css';

export type KeyEntry = { readonly key: string; readonly name: string; readonly value: string };

/** Which line is which: number, colour and dash, name, latest value; in the order in which the lines end. */
export function CompareKey({
  entries,
  order,
  numberOf,
  whole,
}: {
  entries: readonly KeyEntry[];
  /** Places of the entries, the line that ends highest first. */
  order: readonly number[];
  numberOf: (place: number) => string;
  /** Name of the thin line that all others are parts of; null = it is not drawn. */
  whole: string | null;
}) {
  const { direction } = useReader();
  return (
    <ul className={css['key']} dir={direction} aria-hidden="true">
      {order.map((place) => {
        const entry = entries[place];
        if (!entry) return null;
        return (
          <li key={entry.key} className={css['entry']}>
            <svg width="46" height="16" className={css['sample']}>
              <line
                x1="0"
                x2="30"
                y1="8"
                y2="8"
                stroke={lineColour(place)}
                strokeWidth="2"
                strokeDasharray={DASHES[place] ?? ''}
              />
              <circle cx="38" cy="8" r="8" fill={lineColour(place)} />
              <text
                x="38"
                y="8"
                dy="0.35em"
                textAnchor="middle"
                fill="var(--surface)"
                fontWeight={600}
              >
                {numberOf(place)}
              </text>
            </svg>
            <bdi>{entry.name}</bdi>
            <span className={css['value']}>{entry.value}</span>
          </li>
        );
      })}
      {whole === null ? null : (
        <li className={css['entry']}>
          <svg width="46" height="16" className={css['sample']}>
            <line x1="0" x2="46" y1="8" y2="8" stroke="var(--ink-3)" strokeWidth="1" />
          </svg>
          <span className={css['value']}>{whole}</span>
        </li>
      )}
    </ul>
  );
}
