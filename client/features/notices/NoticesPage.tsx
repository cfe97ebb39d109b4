import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl/react';
import type { Role } from '#server/domain/access/roles.ts';
import { useAlertQueries } from '../../api/alert-queries.ts';
import { failureOf } from '../../api/failure.ts';
import { Card } from '../../ui/Card.tsx';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { LoadingNote, Skeleton } from '../../ui/Skeleton.tsx';
import { HearOfCard } from './HearOfCard.tsx';
import { NoticeForm } from './NoticeForm.tsx';
import { TestLetter } from './TestLetter.tsx';

export type NoticesPageProps = {
  /** By which they stand on the ladder. */
  role: Role;
  /** False = they look as somebody else and change nothing. */
  mayChange: boolean;
};

/** How somebody hears of alerts, and who does while they are away. */
export function NoticesPage({ role, mayChange }: NoticesPageProps) {
  const t = useTranslations('notices');
  const own = useQuery(useAlertQueries().ownNotices());
  return (
    <>
      <PageHeader title={t('title')} scope={[t('scope')]} />
      <Card>
        {own.isPending ? (
          <>
            <LoadingNote />
            <Skeleton height="16rem" />
          </>
        ) : null}
        {own.isError ? (
          <ErrorState failure={failureOf(own.error)} onRetry={() => void own.refetch()} />
        ) : null}
        {own.data ? <NoticeForm answer={own.data} mayChange={mayChange} /> : null}
        {own.data?.hasMailServer && mayChange ? <TestLetter /> : null}
      </Card>
      <HearOfCard role={role} />
    </>
  );
}
