import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl/react';
import { failureOf } from '../../api/failure.ts';
import { useQueries } from '../../api/use-queries.ts';
import { Card } from '../../ui/Card.tsx';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { LoadingNote, Skeleton } from '../../ui/Skeleton.tsx';
import { EventsCard } from './EventsCard.tsx';
import { HolidaysCard } from './HolidaysCard.tsx';
import { TargetsCard } from './TargetsCard.tsx';

/** What numbers should reach, and what happened beside them. */
export function TargetsPage({ mayEdit }: { mayEdit: boolean }) {
  const t = useTranslations('targets');
  const queries = useQueries();
  const organisation = useQuery(queries.organisation());
  const catalogue = useQuery(queries.catalogue());
  const error = organisation.error ?? catalogue.error;
  return (
    <>
      <PageHeader title={t('pageTitle')} scope={[t('scope')]} />
      {error ? (
        <Card>
          <ErrorState
            failure={failureOf(error)}
            onRetry={() => {
              void organisation.refetch();
              void catalogue.refetch();
            }}
          />
        </Card>
      ) : null}
      {organisation.data && catalogue.data ? (
        <>
          <TargetsCard
            organisation={organisation.data}
            catalogue={catalogue.data}
            mayEdit={mayEdit}
          />
          <EventsCard today={organisation.data.today} mayEdit={mayEdit} />
          <HolidaysCard organisation={organisation.data} mayEdit={mayEdit} />
        </>
      ) : null}
      {organisation.isPending || catalogue.isPending ? (
        <>
          <LoadingNote />
          <Skeleton height="16rem" />
        </>
      ) : null}
    </>
  );
}
