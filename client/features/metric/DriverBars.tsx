import { useReader } from '../../i18n/reader.ts';
import css from './DriverBars.module.css';

export type DriverRow = {
  readonly key: string;
  readonly name: string;
  readonly total: number;
  readonly text: string;
  readonly fromTo: string;
  /** Set on what stands out. */
  readonly mark: string | null;
};

/** What each part adds to a change, as bars from a line in the middle: to the end of the line what raises, to its start what lowers. */
export function DriverBars({ rows }: { rows: readonly DriverRow[] }) {
  const { direction } = useReader();
  const most = Math.max(...rows.map(({ total }) => Math.abs(total)), Number.MIN_VALUE);
  return (
    <ul className={css['rows']} dir={direction}>
      {rows.map(({ key, name, total, text, fromTo, mark }) => (
        <li key={key} className={css['row']}>
          <span className={css['name']}>
            <bdi>{name}</bdi>
            {mark === null ? null : <span className={css['mark']}>{mark}</span>}
          </span>
          <span className={css['track']} aria-hidden="true">
            <span
              className={mark === null ? css['bar'] : css['loud']}
              style={{
                insetInlineStart: `${total < 0 ? 50 - (50 * -total) / most : 50}%`,
                inlineSize: `${(50 * Math.abs(total)) / most}%`,
              }}
            />
          </span>
          <bdi className={css['total']} dir="ltr">
            {text}
          </bdi>
          <bdi className={css['fromTo']} dir={direction}>
            {fromTo}
          </bdi>
        </li>
      ))}
    </ul>
  );
}
