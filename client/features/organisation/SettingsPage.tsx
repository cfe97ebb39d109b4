import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl/react';
import { failureOf } from '../../api/failure.ts';
import { useQueries } from '../../api/use-queries.ts';
import { Card } from '../../ui/Card.tsx';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { LoadingNote, Skeleton } from '../../ui/Skeleton.tsx';
import { CardsCard } from './CardsCard.tsx';
import { DemonstrationCard } from './DemonstrationCard.tsx';
import { MoreSettingsCard } from './MoreSettingsCard.tsx';
import { SettingsForm } from './SettingsForm.tsx';

/** `seesOperations` = the reader runs the installation. */
export function SettingsPage({ seesOperations }: { seesOperations: boolean }) {
  const t = useTranslations('organisation');
  const organisation = useQuery(useQueries().organisation());
  return (
    <>
      <PageHeader title={t('settingsTitle')} scope={[t('settingsScope')]} />
      {organisation.isError && (
        <Card>
          <ErrorState
            failure={failureOf(organisation.error)}
            onRetry={() => void organisation.refetch()}
          />
        </Card>
      )}
      {organisation.isPending && (
        <>
          <LoadingNote />
          <Skeleton height="24rem" />
        </>
      )}
      {organisation.data && (
        <>
          <Card>
            <SettingsForm organisation={organisation.data} />
          </Card>
          <CardsCard organisation={organisation.data} />
          <MoreSettingsCard seesOperations={seesOperations} />
          {!organisation.data.demonstration && <DemonstrationCard />}
        </>
      )}
    </>
  );
}
