import { useCallback } from 'react';
import { useTranslations } from 'use-intl/react';
import type { ReviewAnswer } from '#server/contract/review.ts';
import { useFormats } from '../../i18n/reader.ts';
import { Button } from '../../ui/Button.tsx';
import { ProgressBar } from '../../ui/ProgressBar.tsx';
import { useDrafts } from './drafts.ts';
import css from './Review.module.css';
import type { ReviewSlots } from './slots.ts';
import { StepCard } from './StepCard.tsx';
import { isDone, stepsOf } from './steps.ts';
import { SummaryCard } from './SummaryCard.tsx';
import { useArrowKeys } from './use-arrow-keys.ts';

type Props = {
  answer: ReviewAnswer;
  slots: ReviewSlots;
  /** From 1; beyond the last = the end. */
  at: number;
  mayChange: boolean;
  goTo: (at: number) => void;
};

/** Walks from one thing to the next, to what the week came to. */
export function ReviewWalk({ answer, slots, at, mayChange, goTo }: Props) {
  const t = useTranslations('review');
  const { value } = useFormats();
  const drafts = useDrafts();
  const steps = stepsOf(answer);
  const end = steps.length + 1;
  const place = Math.min(at, end);
  const step = steps[place - 1];
  const done = steps.filter(isDone).length;
  const written = (number: number): string => value.plain('count', number);
  const count = written(steps.length);
  const walk = useCallback(
    (by: 1 | -1) => {
      goTo(Math.min(end, Math.max(1, place + by)));
    },
    [goTo, end, place],
  );
  useArrowKeys(walk);
  return (
    <>
      <ProgressBar
        share={done / steps.length}
        label={t('progress', { done: written(done), count })}
      />
      {answer.left > 0 ? <p className={css['note']}>{t('left', { count: answer.left })}</p> : null}
      {step ? (
        <StepCard
          key={step.key}
          {...{ step, drafts, slots, mayChange }}
          onNext={() => {
            walk(1);
          }}
        />
      ) : (
        <SummaryCard {...{ answer, slots }} />
      )}
      <nav className={css['walk']} aria-label={t('walk')}>
        <Button
          disabled={place === 1}
          onPress={() => {
            walk(-1);
          }}
        >
          {t('previous')}
        </Button>
        <p role="status" className={css['place']}>
          {step ? t('place', { at: written(place), count }) : t('end')}
        </p>
        <Button
          disabled={place === end}
          onPress={() => {
            walk(1);
          }}
        >
          {place === steps.length ? t('toEnd') : t('next')}
        </Button>
      </nav>
      <p className={css['note']}>{t('keys')}</p>
    </>
  );
}
