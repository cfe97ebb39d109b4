import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl/react';
import type { OrganisationAnswer } from '#server/contract/organisation.ts';
import type { Catalogue } from './api/client.ts';
import { failureOf } from './api/failure.ts';
import { useQueries } from './api/use-queries.ts';
import { ButtonLink } from './ui/ButtonLink.tsx';
import { Card } from './ui/Card.tsx';
import { EmptyState } from './ui/EmptyState.tsx';
import { ErrorState } from './ui/ErrorState.tsx';
import { PageHeader } from './ui/PageHeader.tsx';

export type Week = {
  organisation: OrganisationAnswer;
  catalogue: Catalogue;
  lastWeek: { from: string; to: string };
};

export type WeekPlaceProps = {
  title: string;
  /** Stands while it is asked which week it is. */
  skeleton: ReactNode;
  mayImport: boolean;
  children: (week: Week) => ReactNode;
};

/** What a page about a week needs before it can ask for numbers: the organisation, its metrics, and a complete week. */
export function WeekPlace({ title, skeleton, mayImport, children }: WeekPlaceProps) {
  const t = useTranslations('overview');
  const queries = useQueries();
  const organisation = useQuery(queries.organisation());
  const catalogue = useQuery(queries.catalogue());
  const error = organisation.error ?? catalogue.error;
  const framed = (content: ReactNode) => (
    <>
      <PageHeader title={title} scope={[]} />
      {content}
    </>
  );

  if (error) {
    const retry = () => {
      if (organisation.isError) void organisation.refetch();
      if (catalogue.isError) void catalogue.refetch();
    };
    return framed(
      <Card>
        <ErrorState failure={failureOf(error)} onRetry={retry} />
      </Card>,
    );
  }
  if (!organisation.data || !catalogue.data) return framed(skeleton);
  const { lastWeek } = organisation.data;
  if (lastWeek)
    return children({ organisation: organisation.data, catalogue: catalogue.data, lastWeek });
  return framed(
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
    </Card>,
  );
}
