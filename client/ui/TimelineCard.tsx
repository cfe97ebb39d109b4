import { useId } from 'react';
import { Card } from './Card.tsx';
import { Lines, Quote } from './Lines.tsx';
import { PanelTitle } from './PanelTitle.tsx';
import css from './TimelineCard.module.css';

/** One thing that happened: what, in whose words (null = without any), and when; `at` is an instant of ISO 8601, `when` the same for people. */
export type TimelineLine = {
  readonly seq: number;
  readonly said: string;
  readonly text: string | null;
  readonly at: string;
  readonly when: string;
};

/** Everything that happened to one thing, in its order. */
export function TimelineCard({ title, lines }: { title: string; lines: readonly TimelineLine[] }) {
  const id = useId();
  return (
    <Card labelledBy={id}>
      <PanelTitle id={id} text={title} />
      <Lines isOrdered>
        {lines.map(({ seq, said, text, at, when }) => (
          <li key={seq}>
            <span>{said}</span>
            {text === null ? null : <Quote text={text} />}
            <time className={css['note']} dateTime={at}>
              {when}
            </time>
          </li>
        ))}
      </Lines>
    </Card>
  );
}
