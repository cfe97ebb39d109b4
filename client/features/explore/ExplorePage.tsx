import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl/react';
import { failureOf } from '../../api/failure.ts';
import { useQueries } from '../../api/use-queries.ts';
import { Card } from '../../ui/Card.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { LoadingNote, Skeleton } from '../../ui/Skeleton.tsx';
import { ComparisonView } from './ComparisonView.tsx';

/** Metrics side by side, by any dimension, over any period. Nobody keeps views while looking through other rights. */
export function ExplorePage({ mayKeep }: { mayKeep: boolean }) {
  const t = useTranslations('explore');
  const queries = useQueries();
  const organisation = useQuery(queries.organisation());
  const catalogue = useQuery(queries.catalogue());
  const error = organisation.error ?? catalogue.error;
  if (!error && organisation.data?.lastWeek && catalogue.data) {
    return (
      <ComparisonView
        organisation={organisation.data}
        lastWeek={organisation.data.lastWeek}
        catalogue={catalogue.data}
        mayKeep={mayKeep}
      />
    );
  }
  return (
    <>
      <PageHeader title={t('title')} scope={[]} />
      {error ? (
        <Card>
          <ErrorState
            failure={failureOf(error)}
            onRetry={() => {
              if (organisation.isError) void organisation.refetch();
              if (catalogue.isError) void catalogue.refetch();
            }}
          />
        </Card>
      ) : organisation.data && !organisation.data.lastWeek ? (
        <Card>
          <EmptyState title={t('emptyTitle')} hint={t('emptyHint')} />
        </Card>
      ) : (
        <>
          <LoadingNote />
          <Skeleton height="24rem" />
        </>
      )}
    </>
  );
}
