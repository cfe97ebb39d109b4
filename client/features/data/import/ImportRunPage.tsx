import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl/react';
import { failureOf } from '../../../api/failure.ts';
import { useQueries } from '../../../api/use-queries.ts';
import { isolate } from '../../../format/bidi.ts';
import { Card } from '../../../ui/Card.tsx';
import { ErrorState } from '../../../ui/ErrorState.tsx';
import { PageHeader } from '../../../ui/PageHeader.tsx';
import { LoadingNote, Skeleton } from '../../../ui/Skeleton.tsx';
import { ImportRun } from './ImportRun.tsx';

/** One import by its own address: how far it is, what it brought, and how to take it back. */
export function ImportRunPage({ id }: { id: string }) {
  const t = useTranslations('wizard');
  const job = useQuery(useQueries().importOf(id));
  const { data } = job;
  return (
    <>
      <PageHeader
        title={data ? t('runTitle', { file: isolate(data.fileName) }) : t('title')}
        scope={data ? [t('runScope', { source: isolate(data.source) })] : []}
      />
      <Card>
        {job.isPending && (
          <>
            <LoadingNote />
            <Skeleton height="8rem" />
          </>
        )}
        {job.isError && !data && (
          <ErrorState failure={failureOf(job.error)} onRetry={() => void job.refetch()} />
        )}
        {data && <ImportRun job={data} />}
      </Card>
    </>
  );
}
