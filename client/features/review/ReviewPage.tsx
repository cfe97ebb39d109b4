import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl/react';
import type { ReviewAnswer } from '#server/contract/review.ts';
import { failureOf } from '../../api/failure.ts';
import { useReviewQueries } from '../../api/review.ts';
import { addDays } from '../../format/day.ts';
import { useFormats } from '../../i18n/reader.ts';
import { ButtonLink } from '../../ui/ButtonLink.tsx';
import { Card } from '../../ui/Card.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { MisreadNotice } from '../../ui/MisreadNotice.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { LoadingNote, Skeleton } from '../../ui/Skeleton.tsx';
import { reviewHref, useReviewView } from '../../url/review-view.ts';
import css from './Review.module.css';
import { ReviewWalk } from './ReviewWalk.tsx';
import type { ReviewSlots } from './slots.ts';
import { stepsOf } from './steps.ts';
import { SummaryCard } from './SummaryCard.tsx';

type Props = { slots: ReviewSlots; mayChange: boolean };

/** The weekly review: what was promised, what is not as it should be, what is done about it. */
export function ReviewPage({ slots, mayChange }: Props) {
  const t = useTranslations('review');
  const { view, misread, goTo } = useReviewView();
  const review = useQuery(useReviewQueries().review(view.week));
  const { day } = useFormats();
  const answer = review.data;
  return (
    <>
      <PageHeader
        title={t('title')}
        isComing={review.isPending}
        scope={
          answer
            ? [t('week', { range: day.range(answer.week.from, answer.week.to) }), t('scope')]
            : [t('scope')]
        }
        actions={answer ? <WeekLinks answer={answer} /> : null}
      />
      <MisreadNotice parts={misread} />
      {review.isPending && (
        <>
          <LoadingNote />
          <Skeleton height="16rem" />
        </>
      )}
      {review.isError && (
        <Card>
          <ErrorState failure={failureOf(review.error)} onRetry={() => void review.refetch()} />
        </Card>
      )}
      {answer && answer.isCurrent && stepsOf(answer).length === 0 ? (
        <Card>
          <EmptyState title={t('calm')} hint={t('calmHint')} />
        </Card>
      ) : null}
      {answer && answer.isCurrent && stepsOf(answer).length > 0 ? (
        <ReviewWalk {...{ answer, slots, mayChange, goTo }} at={view.at} />
      ) : null}
      {answer &&
      (!answer.isCurrent || (stepsOf(answer).length === 0 && answer.items.length > 0)) ? (
        <SummaryCard {...{ answer, slots }} />
      ) : null}
    </>
  );
}

function WeekLinks({ answer }: { answer: ReviewAnswer }) {
  const t = useTranslations('review');
  return (
    <span className={css['weeks']}>
      <ButtonLink href={reviewHref({ week: addDays(answer.week.from, -7) })}>
        {t('weekBefore')}
      </ButtonLink>
      {answer.isCurrent ? null : <ButtonLink href={reviewHref({})}>{t('thisWeek')}</ButtonLink>}
    </span>
  );
}
