import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl/react';
import { failureOf } from '../../api/failure.ts';
import { useQueries } from '../../api/use-queries.ts';
import { ButtonLink } from '../../ui/ButtonLink.tsx';
import { Card } from '../../ui/Card.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { LoadingNote, Skeleton } from '../../ui/Skeleton.tsx';
import { SourceCard } from './SourceCard.tsx';
import { SurveyNote } from './SurveyNote.tsx';
import { UnnamedPanel } from './UnnamedPanel.tsx';

/** Where the records come from and in what state they are; what needs a name is named here. `ownsData`: files may be read in, customers erased. */
export function DataPage({ ownsData }: { ownsData: boolean }) {
  const t = useTranslations('data');
  const names = useTranslations('names');
  const erasing = useTranslations('erasure');
  const sources = useQuery(useQueries().sources());
  const { data } = sources;
  const isEmpty = data !== undefined && data.sources.length === 0;
  return (
    <>
      <PageHeader
        title={t('title')}
        isComing={sources.isPending}
        scope={data && !isEmpty ? [t('sources', { count: data.sources.length })] : []}
        actions={
          <>
            <ButtonLink href="/names">{names('title')}</ButtonLink>
            <ButtonLink href="/assignments">{t('assignments')}</ButtonLink>
            {ownsData ? (
              <>
                <ButtonLink href="/erasures">{erasing('open')}</ButtonLink>
                <ButtonLink href="/import" isPrimary>
                  {t('addFile')}
                </ButtonLink>
              </>
            ) : null}
          </>
        }
      />
      {sources.isError && (
        <Card>
          <ErrorState failure={failureOf(sources.error)} onRetry={() => void sources.refetch()} />
        </Card>
      )}
      {sources.isPending && (
        <>
          <LoadingNote />
          <Skeleton height="9rem" />
          <Skeleton height="9rem" />
        </>
      )}
      {isEmpty && (
        <Card>
          <EmptyState title={t('emptyTitle')} hint={t('emptyHint')} />
        </Card>
      )}
      {data && !isEmpty && (
        <>
          <SurveyNote survey={data.survey} waiting={data.waiting} />
          {data.sources.map((source) => (
            <SourceCard key={source.id} source={source} isOnly={data.sources.length === 1} />
          ))}
          <UnnamedPanel />
        </>
      )}
    </>
  );
}
