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
import { LoopsBar } from './LoopsBar.tsx';
import { LoopsColumn } from './LoopsColumn.tsx';
import css from './Loops.module.css';
import { questionOf } from './questions.ts';

/** Every issue that is followed, by how far it is. */
export function LoopsPage({ mayChange }: { mayChange: boolean }) {
  const t = useTranslations('loops');
  const { view, misread, choose } = useLoopsView();
  // The counts do not depend on the state that is chosen.
  const first = useQuery(useLoopQueries().firstLoops(questionOf(view, [])));
  const counts = first.data?.counts ?? null;
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
        actions={mayChange ? <ButtonLink href="/loops/new">{t('begin')}</ButtonLink> : null}
      />
      <MisreadNotice parts={misread} />
      <FiguresCard department={view.department} />
      <LoopsBar view={view} answer={first.data ?? null} onChoose={choose} />
      {first.isPending && (
        <>
          <LoadingNote />
          <Skeleton height="16rem" />
        </>
      )}
      {first.isError && (
        <Card>
          <ErrorState failure={failureOf(first.error)} onRetry={() => void first.refetch()} />
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
    </>
  );
}
