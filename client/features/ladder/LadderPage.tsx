import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl/react';
import { useAlertQueries } from '../../api/alert-queries.ts';
import { failureOf } from '../../api/failure.ts';
import { useQueries } from '../../api/use-queries.ts';
import { Card } from '../../ui/Card.tsx';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { LoadingNote, Skeleton } from '../../ui/Skeleton.tsx';
import { ClimbCard } from './ClimbCard.tsx';
import { ClockCard } from './ClockCard.tsx';
import { RungsCard } from './RungsCard.tsx';

/** Who is told of alerts, one after the other, and by which clock. `mayEdit` = the reader sets the working hours. */
export function LadderPage({ mayEdit }: { mayEdit: boolean }) {
  const t = useTranslations('ladder');
  const ladder = useQuery(useAlertQueries().ladder());
  const organisation = useQuery(useQueries().organisation());
  const error = ladder.error ?? organisation.error;
  return (
    <>
      <PageHeader title={t('title')} scope={[t('scope')]} />
      {error ? (
        <Card>
          <ErrorState
            failure={failureOf(error)}
            onRetry={() => {
              for (const one of [ladder, organisation]) if (one.isError) void one.refetch();
            }}
          />
        </Card>
      ) : null}
      {!error && !(ladder.data && organisation.data) ? (
        <>
          <LoadingNote />
          <Skeleton height="20rem" />
        </>
      ) : null}
      {ladder.data && organisation.data ? (
        <>
          <ClimbCard climbsAfter={ladder.data.climbsAfter} />
          <RungsCard ladder={ladder.data} />
          <ClockCard
            organisation={organisation.data}
            holidays={ladder.data.holidays}
            mayEdit={mayEdit}
          />
        </>
      ) : null}
    </>
  );
}
