import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl/react';
import { failureOf } from '../../api/failure.ts';
import { useQueries } from '../../api/use-queries.ts';
import { Card } from '../../ui/Card.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { LoadingNote, Skeleton } from '../../ui/Skeleton.tsx';
import { AnswerCard } from './AnswerCard.tsx';
import { GapCard } from './GapCard.tsx';
import { HistoryCard } from './HistoryCard.tsx';
import { RoundsCard } from './RoundsCard.tsx';

export type PerceptionPageProps = {
  mayEdit: boolean;
  /** Their own view is in force: only so can they answer. */
  mayAnswer: boolean;
};

/** What leaders believe customers think, beside what customers say: to answer, to read, and to ask. */
export function PerceptionPage({ mayEdit, mayAnswer }: PerceptionPageProps) {
  const t = useTranslations('beliefs');
  const queries = useQueries();
  const beliefs = useQuery(queries.beliefs());
  const catalogue = useQuery(queries.catalogue());
  const organisation = useQuery(queries.organisation());
  const asked = [beliefs, catalogue, organisation];
  const error = beliefs.error ?? catalogue.error ?? organisation.error;
  const header = <PageHeader title={t('pageTitle')} scope={[t('scope')]} />;
  if (error) {
    return (
      <>
        {header}
        <Card>
          <ErrorState
            failure={failureOf(error)}
            onRetry={() => {
              for (const one of asked) if (one.isError) void one.refetch();
            }}
          />
        </Card>
      </>
    );
  }
  if (!beliefs.data || !catalogue.data || !organisation.data) {
    return (
      <>
        {header}
        <LoadingNote />
        <Skeleton height="20rem" />
      </>
    );
  }
  const { rounds } = beliefs.data;
  const open = rounds.find(({ state }) => state === 'open');
  const closed = rounds.filter(({ state }) => state === 'closed');
  return (
    <>
      {header}
      {open ? <AnswerCard key={open.id} round={open} mayAnswer={mayAnswer} /> : null}
      {closed.length > 0 ? (
        <GapCard rounds={closed} catalogue={catalogue.data} />
      ) : (
        <Card>
          <EmptyState
            title={t('none')}
            hint={mayEdit && rounds.length === 0 ? t('noneOfficer') : t('noneHint')}
          />
        </Card>
      )}
      {closed.length > 1 ? <HistoryCard rounds={closed} /> : null}
      {mayEdit ? (
        <RoundsCard
          beliefs={beliefs.data}
          catalogue={catalogue.data}
          today={organisation.data.today}
        />
      ) : null}
    </>
  );
}
