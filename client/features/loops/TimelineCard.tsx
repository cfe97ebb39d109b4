import { useId } from 'react';
import { useTranslations } from 'use-intl/react';
import type { LoopLineInfo } from '#server/contract/loops.ts';
import { Card } from '../../ui/Card.tsx';
import { PanelTitle } from '../../ui/PanelTitle.tsx';
import { useInstantText } from '../../api/use-instant-text.ts';
import css from './LoopPage.module.css';
import { useLineText } from './use-line-text.ts';

/** Everything that happened to a loop, in its order. */
export function TimelineCard({ steps }: { steps: readonly LoopLineInfo[] }) {
  const t = useTranslations('loopPage');
  const id = useId();
  const time = useInstantText();
  const said = useLineText();
  return (
    <Card labelledBy={id}>
      <PanelTitle id={id} text={t('timeline')} />
      <ol className={css['lines']}>
        {steps.map((step) => (
          <li key={step.seq}>
            <span>{said(step)}</span>
            {step.text === null ? null : (
              <blockquote className={css['quote']} dir="auto">
                {step.text}
              </blockquote>
            )}
            <time className={css['note']} dateTime={step.at}>
              {time(step.at)}
            </time>
          </li>
        ))}
      </ol>
    </Card>
  );
}
