import { useReader } from '../i18n/reader.ts';
import css from './ChartTooltip.module.css';

export type TooltipText = {
  readonly title: string;
  readonly value: string;
  readonly notes: readonly string[];
};

/** In the reader's direction, although the drawing around it is laid out left to right. */
export function ChartTooltip({ title, value, notes }: TooltipText) {
  const { direction } = useReader();
  return (
    <div className={css['tooltip']} dir={direction}>
      <div>{title}</div>
      <div className={css['value']}>{value}</div>
      {notes.map((note) => (
        <div key={note}>{note}</div>
      ))}
    </div>
  );
}
