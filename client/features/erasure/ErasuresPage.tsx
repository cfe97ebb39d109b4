import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl/react';
import { failureOf } from '../../api/failure.ts';
import { useQueries } from '../../api/use-queries.ts';
import { Card } from '../../ui/Card.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { LoadingNote, Skeleton } from '../../ui/Skeleton.tsx';
import { EraseForm } from './EraseForm.tsx';
import { ErasuresList } from './ErasuresList.tsx';

/** Erasing a customer, and what was erased. */
export function ErasuresPage() {
  const t = useTranslations('erasure');
  const erasures = useQuery(useQueries().erasures());
  const { data } = erasures;
  return (
    <>
      <PageHeader title={t('title')} scope={[t('scope')]} />
      <EraseForm />
      {erasures.isError && (
        <Card>
          <ErrorState failure={failureOf(erasures.error)} onRetry={() => void erasures.refetch()} />
        </Card>
      )}
      {erasures.isPending && (
        <>
          <LoadingNote />
          <Skeleton height="9rem" />
        </>
      )}
      {data && data.erasures.length === 0 && (
        <Card>
          <EmptyState title={t('emptyTitle')} hint={t('emptyHint')} />
        </Card>
      )}
      {data && data.erasures.length > 0 && <ErasuresList erasures={data.erasures} />}
    </>
  );
}
