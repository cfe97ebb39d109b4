import { useId } from 'react';
import { useTranslations } from 'use-intl/react';
import type { AlertStepInfo } from '#server/contract/alerts.ts';
import { Card } from '../../ui/Card.tsx';
import { PanelTitle } from '../../ui/PanelTitle.tsx';
import css from './Alert.module.css';
import { useInstantText } from '../../api/use-instant-text.ts';
import { useStepText } from './use-step-text.ts';

/** Everything that happened to an alert, in its order. */
export function TimelineCard({ steps }: { steps: readonly AlertStepInfo[] }) {
  const t = useTranslations('alerts');
  const id = useId();
  const time = useInstantText();
  const { said } = useStepText();
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
