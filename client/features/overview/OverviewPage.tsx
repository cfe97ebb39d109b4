import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl/react';
import { useQueries } from '../../api/use-queries.ts';
import { ButtonLink } from '../../ui/ButtonLink.tsx';
import { Card } from '../../ui/Card.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { CardsSkeleton } from './CardsSkeleton.tsx';
import { WeekView } from './WeekView.tsx';
import { failureOf } from '../../api/failure.ts';

/** The four states of the page; the last complete week itself is `WeekView`. */
export function OverviewPage({ mayImport }: { mayImport: boolean }) {
  const t = useTranslations('overview');
  const queries = useQueries();
  const organisation = useQuery(queries.organisation());
  const catalogue = useQuery(queries.catalogue());
  const error = organisation.error ?? catalogue.error;

  if (error) {
    const retry = () => {
      if (organisation.isError) void organisation.refetch();
      if (catalogue.isError) void catalogue.refetch();
    };
    return (
      <>
        <PageHeader title={t('title')} scope={[]} />
        <Card>
          <ErrorState failure={failureOf(error)} onRetry={retry} />
        </Card>
      </>
    );
  }
  if (!organisation.data || !catalogue.data) {
    return (
      <>
        <PageHeader title={t('title')} scope={[]} />
        <CardsSkeleton count={6} />
      </>
    );
  }
  const { lastWeek } = organisation.data;
  if (!lastWeek) {
    return (
      <>
        <PageHeader title={t('title')} scope={[]} />
        <Card>
          <EmptyState
            title={t('emptyTitle')}
            hint={t('emptyHint')}
            action={
              mayImport ? (
                <ButtonLink href="/import" isPrimary>
                  {t('emptyAction')}
                </ButtonLink>
              ) : null
            }
          />
        </Card>
      </>
    );
  }
  return (
    <WeekView organisation={organisation.data} catalogue={catalogue.data} lastWeek={lastWeek} />
  );
}
