import { useId } from 'react';
import { useTranslations } from 'use-intl/react';
import type { ReviewAnswer } from '#server/contract/review.ts';
import { useFormats } from '../../i18n/reader.ts';
import { Card } from '../../ui/Card.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { PanelTitle } from '../../ui/PanelTitle.tsx';
import { ItemLines } from './ItemLines.tsx';
import css from './Review.module.css';
import type { ReviewSlots } from './slots.ts';
import { isDone, stepsOf, tallyOf } from './steps.ts';
import { SubjectLines } from './SubjectLines.tsx';

/** What a week came to: what became of what was promised before, and what it decided. */
export function SummaryCard({ answer, slots }: { answer: ReviewAnswer; slots: ReviewSlots }) {
  const t = useTranslations('review');
  const promised = useId();
  const decided = useId();
  const { promises, items, isCurrent } = answer;
  const steps = stepsOf(answer);
  const left = steps.filter((step) => !isDone(step)).length;
  const tally = tallyOf(answer);
  const { value } = useFormats();
  const written = (number: number): string => value.plain('count', number);
  return (
    <>
      {promises.length === 0 ? null : (
        <Card labelledBy={promised}>
          <PanelTitle id={promised} text={t('promisedBefore')} />
          <p>
            {t('tally', {
              kept: written(tally.kept),
              notKept: written(tally.notKept),
              moved: written(tally.moved),
              open: written(tally.open),
            })}
          </p>
          <ul className={css['items']}>
            {promises.map((item) => (
              <li key={item.id}>
                <SubjectLines subject={item} slots={slots} isWhole={false} />
                <ItemLines item={item} />
              </li>
            ))}
          </ul>
        </Card>
      )}
      <Card labelledBy={decided}>
        <PanelTitle id={decided} text={t('decidedThen')} />
        {isCurrent && left > 0 ? (
          <p className={css['late']}>{t('undone', { count: left })}</p>
        ) : null}
        {items.length === 0 ? (
          <EmptyState title={t('nothingDecided')} hint={t('nothingDecidedHint')} />
        ) : (
          <ul className={css['items']}>
            {items.map((item) => (
              <li key={item.id}>
                <SubjectLines subject={item} slots={slots} isWhole={false} />
                <ItemLines item={item} />
              </li>
            ))}
          </ul>
        )}
      </Card>
    </>
  );
}
