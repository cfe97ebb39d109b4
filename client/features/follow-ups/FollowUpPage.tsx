import { useQuery } from '@tanstack/react-query';
import { useId } from 'react';
import { useTranslations } from 'use-intl/react';
import { failureOf } from '../../api/failure.ts';
import { useFollowUpQueries } from '../../api/follow-up-queries.ts';
import { isUnknown } from '../../api/queries.ts';
import { ButtonLink } from '../../ui/ButtonLink.tsx';
import { Card } from '../../ui/Card.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { PanelTitle } from '../../ui/PanelTitle.tsx';
import { LoadingNote, Skeleton } from '../../ui/Skeleton.tsx';
import { FOLLOW_UPS_PATH } from '../../url/follow-ups-view.ts';
import { AnswerWords } from './AnswerWords.tsx';
import { DeedsCard } from './DeedsCard.tsx';
import css from './FollowUps.module.css';
import { LinesCard } from './LinesCard.tsx';
import { useFollowUpStanding } from './use-follow-up-standing.ts';

export type FollowUpPageProps = {
  /** As it stands in the address. */
  id: string;
  /** False while somebody looks through other rights than their own. */
  mayChange: boolean;
  /** False for the front line, who see only what was given to them. */
  seesAll: boolean;
};

/** One customer who is contacted: what they said, what is to be done, what happened. */
export function FollowUpPage({ id, mayChange, seesAll }: FollowUpPageProps) {
  const t = useTranslations('followUps');
  const wordsId = useId();
  const { name, due, whose } = useFollowUpStanding();
  const number = /^\d{1,9}$/.test(id) ? Number(id) : null;
  // The queries of what cannot be there are never sent.
  const asked = useQuery({
    ...useFollowUpQueries().followUp(number ?? 0),
    enabled: number !== null,
  });
  const isMissing = number === null || isUnknown(asked.error);
  const answer = isMissing ? undefined : asked.data;
  const followUp = answer?.followUp;
  return (
    <>
      <PageHeader
        title={followUp ? name(followUp) : isMissing ? t('missing') : t('one')}
        scope={followUp ? [due(followUp), whose(followUp)] : []}
        actions={<ButtonLink href={FOLLOW_UPS_PATH}>{t('back')}</ButtonLink>}
      />
      {isMissing ? (
        <Card>
          <EmptyState title={t('missing')} hint={t('missingHint')} />
        </Card>
      ) : null}
      {asked.isPending && !isMissing ? (
        <>
          <LoadingNote />
          <Skeleton height="16rem" />
        </>
      ) : null}
      {asked.isError && !isMissing ? (
        <Card>
          <ErrorState failure={failureOf(asked.error)} onRetry={() => void asked.refetch()} />
        </Card>
      ) : null}
      {answer ? (
        <div className={css['pair']}>
          <div className={css['stack']}>
            <Card labelledBy={wordsId}>
              <PanelTitle id={wordsId} text={t('words')} />
              <AnswerWords answer={answer.followUp.answer} isLinked={seesAll} />
            </Card>
            <DeedsCard {...{ answer, mayChange, seesAll }} />
          </div>
          <div className={css['stack']}>
            <LinesCard lines={answer.lines} />
          </div>
        </div>
      ) : null}
    </>
  );
}
