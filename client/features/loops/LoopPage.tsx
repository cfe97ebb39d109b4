import { useQuery } from '@tanstack/react-query';
import { useId } from 'react';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl/react';
import type { LoopAnswer } from '#server/contract/loops.ts';
import { failureOf } from '../../api/failure.ts';
import { useLoopQueries } from '../../api/loop-queries.ts';
import { isUnknown } from '../../api/queries.ts';
import { isolate } from '../../format/bidi.ts';
import { ButtonLink } from '../../ui/ButtonLink.tsx';
import { Card } from '../../ui/Card.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { PanelTitle } from '../../ui/PanelTitle.tsx';
import { SeverityChip } from '../../ui/SeverityChip.tsx';
import { LoadingNote, Skeleton } from '../../ui/Skeleton.tsx';
import { LOOPS_PATH } from '../../url/loops-view.ts';
import { ActionsCard } from './ActionsCard.tsx';
import { DepartmentsCard } from './DepartmentsCard.tsx';
import { EffectCard } from './EffectCard.tsx';
import { FactsCard } from './FactsCard.tsx';
import css from './LoopPage.module.css';
import { MovesCard } from './MovesCard.tsx';
import { ObstaclesCard } from './ObstaclesCard.tsx';
import { PlanCard } from './PlanCard.tsx';
import { ReadingCard } from './ReadingCard.tsx';
import { ReportsCard } from './ReportsCard.tsx';
import { StakeCard } from './StakeCard.tsx';
import { StepBar } from './StepBar.tsx';
import { TimelineCard } from './TimelineCard.tsx';
import { useLoopFacts } from './use-loop-facts.ts';

/** How records are shown; given by who puts the pages together. */
export type PinnedList = (records: LoopAnswer['records']) => ReactNode;

export type LoopPageProps = {
  /** As it stands in the address. */
  id: string;
  /** False while somebody looks through other rights than their own. */
  mayChange: boolean;
  pinned: PinnedList;
};

/** One loop: how far it is, what comes next, who was asked and what happened. */
export function LoopPage({ id, mayChange, pinned }: LoopPageProps) {
  const t = useTranslations('loopPage');
  const standing = useLoopFacts();
  const number = /^\d{1,9}$/.test(id) ? Number(id) : null;
  // The queries of what cannot be there are never sent.
  const asked = useQuery({ ...useLoopQueries().loop(number ?? 0), enabled: number !== null });
  const isMissing = number === null || isUnknown(asked.error);
  const answer = isMissing ? undefined : asked.data;
  const mayEdit = mayChange && answer?.loop.mayLead === true;
  return (
    <>
      <PageHeader
        title={answer ? isolate(answer.loop.title) : isMissing ? t('missing') : t('title')}
        scope={answer ? standing(answer.loop) : []}
        actions={<ButtonLink href={LOOPS_PATH}>{t('back')}</ButtonLink>}
      />
      {isMissing ? (
        <Card>
          <EmptyState title={t('missing')} hint={t('missingHint')} />
        </Card>
      ) : null}
      {asked.isPending && !isMissing ? (
        <>
          <LoadingNote />
          <Skeleton height="4rem" />
          <Skeleton height="20rem" />
        </>
      ) : null}
      {asked.isError && !isMissing ? (
        <Card>
          <ErrorState failure={failureOf(asked.error)} onRetry={() => void asked.refetch()} />
        </Card>
      ) : null}
      {answer ? (
        <>
          <div className={css['chips']}>
            <SeverityChip severity={answer.loop.severity} />
            {answer.loop.isLate ? <span className={css['late']}>{t('late')}</span> : null}
          </div>
          <StepBar loop={answer.loop} />
          <div className={css['pair']}>
            <div className={css['stack']}>
              <MovesCard {...{ answer, mayChange }} />
              <EffectCard loop={answer.loop} />
              <ReadingCard loop={answer.loop} {...{ mayEdit }} />
              <FactsCard loop={answer.loop} {...{ mayEdit }} />
              <StakeCard loop={answer.loop} {...{ mayEdit }} />
              <RecordsCard {...{ answer, pinned }} />
              <ReportsCard reports={answer.reports} />
            </div>
            <div className={css['stack']}>
              <PlanCard {...{ answer, mayEdit }} />
              <ActionsCard {...{ answer, mayChange }} />
              <DepartmentsCard loop={answer.loop} mayChange={mayChange} />
              <ObstaclesCard {...{ answer, mayChange }} />
              <TimelineCard steps={answer.steps} />
            </div>
          </div>
        </>
      ) : null}
    </>
  );
}

function RecordsCard({ answer, pinned }: { answer: LoopAnswer; pinned: PinnedList }) {
  const t = useTranslations('loopPage');
  const id = useId();
  const { records, hidden } = answer;
  return (
    <Card labelledBy={id}>
      <PanelTitle id={id} text={t('pinned')} />
      {records.length > 0 ? pinned(records) : null}
      {hidden > 0 ? <p className={css['note']}>{t('hidden', { count: hidden })}</p> : null}
      {records.length + hidden === 0 ? <p className={css['note']}>{t('noPinned')}</p> : null}
    </Card>
  );
}
