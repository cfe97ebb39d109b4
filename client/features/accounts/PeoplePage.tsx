import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl/react';
import { failureOf } from '../../api/failure.ts';
import { useQueries } from '../../api/use-queries.ts';
import { Card } from '../../ui/Card.tsx';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { LoadingNote, Skeleton } from '../../ui/Skeleton.tsx';
import { Rows } from '../../ui/Rows.tsx';
import { InviteForm } from './InviteForm.tsx';
import { PersonRow } from './PersonRow.tsx';

/** Who may come in, and as what. */
export function PeoplePage() {
  const t = useTranslations('people');
  const people = useQuery(useQueries().people());
  const count = people.data?.people.length ?? null;
  return (
    <>
      <PageHeader
        title={t('title')}
        scope={[t('scope'), ...(count === null ? [] : [t('count', { count })])]}
      />
      {people.isError && (
        <Card>
          <ErrorState failure={failureOf(people.error)} onRetry={() => void people.refetch()} />
        </Card>
      )}
      {people.isPending && (
        <>
          <LoadingNote />
          <Skeleton height="12rem" />
        </>
      )}
      {people.data && (
        <>
          <Card>
            <Rows>
              {people.data.people.map((person) => (
                <PersonRow key={person.id} person={person} />
              ))}
            </Rows>
          </Card>
          <InviteForm />
        </>
      )}
    </>
  );
}
