import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl/react';
import { failureOf } from '../../api/failure.ts';
import { isUnknown } from '../../api/queries.ts';
import { useAlertQueries } from '../../api/alert-queries.ts';
import { ButtonLink } from '../../ui/ButtonLink.tsx';
import { Card } from '../../ui/Card.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { LoadingNote, Skeleton } from '../../ui/Skeleton.tsx';
import { newLoopHref } from '../../url/new-loop-address.ts';
import { ALERTS_PATH } from '../../url/alerts-view.ts';
import { ActionsCard } from './ActionsCard.tsx';
import css from './Alert.module.css';
import type { PinnedList } from './RecordsCard.tsx';
import { RecordsCard } from './RecordsCard.tsx';
import { SeverityChip } from '../../ui/SeverityChip.tsx';
import { TimelineCard } from './TimelineCard.tsx';
import { ToldCard } from './ToldCard.tsx';
import { useAlertStanding } from './use-alert-standing.ts';
import { useAlertText } from './use-alert-text.ts';
import { WhyCard } from './WhyCard.tsx';

export type AlertPageProps = {
  /** As it stands in the address. */
  id: string;
  /** False while somebody looks through other rights than their own. */
  mayChange: boolean;
  pinned: PinnedList;
};

/** One alert: what it says, why it fired, what is to be done, who was told and what happened. */
export function AlertPage({ id, mayChange, pinned }: AlertPageProps) {
  const t = useTranslations('alerts');
  const { sentence } = useAlertText();
  const standing = useAlertStanding();
  const number = /^\d{1,15}$/.test(id) ? Number(id) : null;
  // The queries of what cannot be there are never sent.
  const asked = useQuery({ ...useAlertQueries().alert(number ?? 0), enabled: number !== null });
  const isMissing = number === null || isUnknown(asked.error);
  const answer = isMissing ? undefined : asked.data;
  return (
    <>
      <PageHeader
        title={answer ? sentence(answer.alert) : isMissing ? t('missing') : t('title')}
        scope={answer ? [t(`state.${answer.alert.state}`), ...standing(answer.alert)] : []}
        actions={
          <>
            {answer && mayChange ? (
              <ButtonLink href={newLoopHref({ alert: answer.alert.id })}>
                {t('beginLoop')}
              </ButtonLink>
            ) : null}
            <ButtonLink href={ALERTS_PATH}>{t('back')}</ButtonLink>
          </>
        }
      />
      {isMissing ? (
        <Card>
          <EmptyState title={t('missing')} hint={t('missingHint')} />
        </Card>
      ) : null}
      {asked.isPending && !isMissing ? (
        <>
          <LoadingNote />
          <Skeleton height="8rem" />
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
          <p className={css['chips']}>
            <SeverityChip severity={answer.alert.severity} />
            <span className={css['note']}>{t(`severityHint.${answer.alert.severity}`)}</span>
          </p>
          <div className={css['pair']}>
            <div className={css['stack']}>
              <WhyCard answer={answer} />
              <RecordsCard {...{ answer, pinned }} />
            </div>
            <div className={css['stack']}>
              <ActionsCard {...{ answer, mayChange }} />
              <ToldCard answer={answer} />
              <TimelineCard steps={answer.steps} />
            </div>
          </div>
        </>
      ) : null}
    </>
  );
}
