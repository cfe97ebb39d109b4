import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl/react';
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
import { resolvePeriod } from '../../url/resolve-period.ts';
import { useView } from '../../url/use-view.ts';
import { filteredDimensions } from '../../url/view-state.ts';
import { AUTOMATION, EVERYWHERE } from './metrics.ts';
import { MetricGrid } from './MetricGrid.tsx';
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
  const { view, misread } = useView();
  const scopeLine = useScopeLine();
  const valuesOf = useValueNames(filteredDimensions(view));
  const channels = useQuery(useQueries().dimension('channel'));
  const days = resolvePeriod(view.period, lastWeek, organisation.today);
  const { dataThrough, behind, attributes } = organisation;
  const automated = channels.data?.values
    .filter(({ kind }) => kind === 'automated')
    .map(({ key }) => key);
  // Of several surveys of a kind it is the one of the cards.
  const onCards = (id: string) => organisation.cards.find((card) => card.split(':')[0] === id);
  const known = (ids: readonly string[]): readonly string[] =>
    ids.filter((id) => metricInfo(catalogue, id) !== null).map((id) => onCards(id) ?? id);
  return (
    <>
      <PageHeader
        title={t('title')}
        actions={controls}
        scope={scopeLine({ days, view, dataThrough, behind, series: [], attributes, valuesOf })}
      />
      <MisreadNotice parts={misread} />
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
