import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl/react';
import { useLocation } from 'wouter';
import type { OrganisationAnswer } from '#server/contract/organisation.ts';
import type { Catalogue } from '../../api/client.ts';
import { failureOf } from '../../api/failure.ts';
import { metricInfo } from '../../api/metric-name.ts';
import { useValueNames } from '../../api/use-filter-values.ts';
import { useQueries } from '../../api/use-queries.ts';
import { Card } from '../../ui/Card.tsx';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { MisreadNotice } from '../../ui/MisreadNotice.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { useScopeLine } from '../../ui/use-scope-line.ts';
import { ASKED_KEY, askedIn, hrefAsking } from '../../url/channels-address.ts';
import { readView } from '../../url/parse-view.ts';
import { resolvePeriod } from '../../url/resolve-period.ts';
import { useSearch } from '../../url/use-search.ts';
import { DEFAULT_VIEW, filteredDimensions } from '../../url/view-state.ts';
import { AUTOMATION, EVERYWHERE } from './metrics.ts';
import { MetricGrid } from './MetricGrid.tsx';
import { QuestionChoices } from './QuestionChoices.tsx';
import css from './MetricGrid.module.css';

export type ScorecardsPageProps = {
  organisation: OrganisationAnswer;
  catalogue: Catalogue;
  lastWeek: { from: string; to: string };
  /** Which days and whose, beside the title. */
  controls: ReactNode;
};

/** The same figures for every channel, and for what no person answers how far it carried. */
export function ScorecardsPage({
  organisation,
  catalogue,
  lastWeek,
  controls,
}: ScorecardsPageProps) {
  const t = useTranslations('scorecards');
  const search = useSearch();
  const [path, go] = useLocation();
  const { view, misread } = readView(search, { defaults: DEFAULT_VIEW, own: [ASKED_KEY] });
  const scopeLine = useScopeLine();
  const valuesOf = useValueNames(filteredDimensions(view));
  const channels = useQuery(useQueries().dimension('channel'));
  const days = resolvePeriod(view.period, lastWeek, organisation.today);
  const { dataThrough, behind, attributes } = organisation;
  const automated = channels.data?.values
    .filter(({ kind }) => kind === 'automated')
    .map(({ key }) => key);
  const isOf = (id: string) => (one: string) => one.split(':')[0] === id;
  const isKnown = (id: string) => metricInfo(catalogue, id) !== null;
  const asked = askedIn(search).filter(isKnown);
  const unknown = askedIn(search).filter((id) => !isKnown(id));
  // Of several surveys of a kind it is the one that was asked for, else the one of the cards.
  const meant = (id: string) => asked.find(isOf(id)) ?? organisation.cards.find(isOf(id)) ?? id;
  const known = (ids: readonly string[]): readonly string[] => ids.filter(isKnown).map(meant);
  const ask = (metric: string) => {
    const others = asked.filter((one) => !isOf(metric.split(':')[0] ?? '')(one));
    go(hrefAsking(path, search, [...others, metric]));
  };
  return (
    <>
      <PageHeader
        title={t('title')}
        actions={controls}
        scope={scopeLine({ days, view, dataThrough, behind, series: [], attributes, valuesOf })}
      />
      <MisreadNotice parts={[...misread, ...unknown]} />
      <QuestionChoices {...{ catalogue }} metrics={known(EVERYWHERE)} onChoose={ask} />
      <MetricGrid
        {...{ catalogue, days }}
        title={t('everywhere')}
        by="channel"
        metrics={known(EVERYWHERE)}
        isBrief={false}
        otherwise={t('noChannels')}
      />
      {channels.isPending && (
        <Card>
          <Skeleton height="8rem" />
        </Card>
      )}
      {channels.isError && (
        <Card>
          <ErrorState failure={failureOf(channels.error)} onRetry={() => void channels.refetch()} />
        </Card>
      )}
      {automated && (
        <MetricGrid
          {...{ catalogue, days }}
          title={t('automation')}
          by="channel"
          metrics={known(AUTOMATION)}
          keys={automated}
          otherwise={t('noAutomation')}
        />
      )}
      <p className={css['note']}>{t('apart')}</p>
    </>
  );
}
