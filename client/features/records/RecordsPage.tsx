import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl/react';
import type { OrganisationAnswer } from '#server/contract/organisation.ts';
import type { Catalogue } from '../../api/client.ts';
import { failureOf } from '../../api/failure.ts';
import { filterTexts } from '../../api/filters.ts';
import { metricInfo, metricName } from '../../api/metric-name.ts';
import { useQueries } from '../../api/use-queries.ts';
import { useFormats } from '../../i18n/reader.ts';
import { Card } from '../../ui/Card.tsx';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { MisreadNotice } from '../../ui/MisreadNotice.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { LoadingNote, Skeleton } from '../../ui/Skeleton.tsx';
import { resolvePeriod } from '../../url/resolve-period.ts';
import { useRecordsView } from '../../url/use-records-view.ts';
import { ListBar } from './ListBar.tsx';
import type { ListActions } from './RecordsList.tsx';
import { RecordsList } from './RecordsList.tsx';

/** What the list shows where the address names neither a number nor words. */
const FIRST_METRIC = 'volume';

/** The records behind a number, or with some words: the end of every path down from the overview. */
export function RecordsPage({ actions = null }: { actions?: ListActions | null }) {
  const t = useTranslations('records.list');
  const queries = useQueries();
  const organisation = useQuery(queries.organisation());
  const catalogue = useQuery(queries.catalogue());
  const error = organisation.error ?? catalogue.error;
  if (error) {
    return (
      <>
        <PageHeader title={t('title')} scope={[]} />
        <Card>
          <ErrorState
            failure={failureOf(error)}
            onRetry={() => {
              if (organisation.isError) void organisation.refetch();
              if (catalogue.isError) void catalogue.refetch();
            }}
          />
        </Card>
      </>
    );
  }
  if (!organisation.data || !catalogue.data) {
    return (
      <>
        <PageHeader title={t('title')} scope={[]} />
        <LoadingNote />
        <Skeleton height="24rem" />
      </>
    );
  }
  return <Listing {...{ actions }} organisation={organisation.data} catalogue={catalogue.data} />;
}

function Listing({
  organisation,
  catalogue,
  actions,
}: {
  actions: ListActions | null;
  organisation: OrganisationAnswer;
  catalogue: Catalogue;
}) {
  const t = useTranslations('records.list');
  const formats = useFormats();
  const { view, misread } = useRecordsView();
  const { today, lastWeek } = organisation;
  const days = resolvePeriod(view.period, lastWeek ?? organisation.calendarWeek, today);
  const asked = view.metric !== null && metricInfo(catalogue, view.metric) ? view.metric : null;
  const lost = view.metric !== null && asked === null ? [view.metric] : [];
  const metric = asked ?? (view.search === '' ? FIRST_METRIC : null);
  const info = metric === null ? null : metricInfo(catalogue, metric);
  const name = metric === null ? '' : metricName(catalogue, metric, formats.language);
  return (
    <>
      <PageHeader
        title={info ? t('behind', { metric: name }) : t('withWords')}
        scope={[formats.day.range(days.from, days.to)]}
      />
      <MisreadNotice parts={[...misread, ...lost]} />
      <ListBar {...{ organisation, catalogue, days, metric, today }} />
      <RecordsList
        question={{
          metric,
          search: view.search,
          ...days,
          filters: filterTexts(view.filters),
          sort: view.sort,
        }}
        metric={info && { info, name }}
        actions={actions}
      />
    </>
  );
}
