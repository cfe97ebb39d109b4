import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl/react';
import { failureOf } from '../../api/failure.ts';
import { useLoopQueries } from '../../api/loop-queries.ts';
import { ButtonLink } from '../../ui/ButtonLink.tsx';
import { Card } from '../../ui/Card.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { MisreadNotice } from '../../ui/MisreadNotice.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { LoadingNote, Skeleton } from '../../ui/Skeleton.tsx';
import { LOOP_STEPS, useLoopsView } from '../../url/loops-view.ts';
import { FiguresCard } from './FiguresCard.tsx';
import { newLoopHref } from '../../url/new-loop-address.ts';
import { REVIEW_PATH } from '../../url/review-view.ts';
import { LoopsBar } from './LoopsBar.tsx';
import { LoopsColumn } from './LoopsColumn.tsx';
import css from './Loops.module.css';
import { questionOf } from './questions.ts';

/** Every issue that is followed, by how far it is. */
export function LoopsPage({ mayChange }: { mayChange: boolean }) {
  const t = useTranslations('loops');
  const review = useTranslations('review');
  const { view, misread, choose } = useLoopsView();
  // The counts do not depend on the state that is chosen.
  const counted = useQuery(useLoopQueries().counts(questionOf(view, [])));
  const counts = counted.data?.counts ?? null;
  const shown = view.state ? [view.state] : LOOP_STEPS;
  const isEmpty = counts !== null && shown.every((state) => counts[state] === 0);
  const isWhole = [view.state, view.severity, view.department, view.theme, view.late].every(
    (one) => one === null,
  );
  const isBoard = view.form === 'board' && view.state === null;
  return (
    <>
      <PageHeader
        title={t('title')}
        scope={[t('scope')]}
        actions={
          <>
            <ButtonLink href={REVIEW_PATH}>{review('open')}</ButtonLink>
            {mayChange ? <ButtonLink href={newLoopHref()}>{t('begin')}</ButtonLink> : null}
          </>
        }
      />
      <MisreadNotice parts={misread} />
      <LoopsBar
        view={view}
        answer={counted.data ?? null}
        isCounting={counted.isPending}
        onChoose={choose}
      />
      {counted.isPending && (
        <>
          <LoadingNote />
          <Skeleton height="16rem" />
        </>
      )}
      {counted.isError && (
        <Card>
          <ErrorState failure={failureOf(counted.error)} onRetry={() => void counted.refetch()} />
        </Card>
      )}
      {isEmpty ? (
        <Card>
          <EmptyState
            title={isWhole ? t('none') : t('noneChosen')}
            hint={isWhole ? t('noneHint') : t('noneChosenHint')}
          />
        </Card>
      ) : null}
      {counts && !isEmpty ? (
        <div className={isBoard ? css['board'] : css['sections']}>
          {shown
            .filter((state) => isBoard || counts[state] > 0)
            .map((state) => (
              <LoopsColumn
                key={state}
                state={state}
                count={counts[state]}
                question={questionOf(view, [state])}
                isNarrow={isBoard}
              />
            ))}
        </div>
      ) : null}
      <FiguresCard department={view.department} />
    </>
  );
}
