import { Suspense } from 'react';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl/react';
import type { Catalogue, Series } from './api/client.ts';
import { metricInfo } from './api/metric-name.ts';
import { DataWords } from './i18n/DataWords.tsx';
import { ImpactsCard, MetricGrid, VoicesCard } from './lazy-pages.ts';
import { Boundary } from './ui/Boundary.tsx';
import { BrokenPart } from './ui/BrokenPart.tsx';
import { Card } from './ui/Card.tsx';
import { Skeleton } from './ui/Skeleton.tsx';

type Days = { from: string; to: string };

/** What weighs on one metric, and customers' own words about it. */
export function MetricMore({
  catalogue,
  metric,
  days,
}: {
  catalogue: Catalogue;
  metric: string;
  days: Days;
}) {
  return (
    <LaterCard>
      <ImpactsCard {...{ catalogue, metric, days }} />
      <VoicesCard {...{ metric, days }} />
    </LaterCard>
  );
}

/** The departments against all cards, and the same for the first of the cards that can be asked. */
export function OverviewMore({
  catalogue,
  cards,
  series,
  days,
}: {
  catalogue: Catalogue;
  cards: readonly string[];
  series: readonly Series[];
  days: Days;
}) {
  // What got worse is asked first; satisfaction is asked of an experience, recommendation of the whole: what weighs on the
  // former can be mended.
  const worse = series.find(({ total, verdict }) => verdict.kind === 'worse' && total.low !== null);
  const surveys = series.filter(
    ({ metric, total }) =>
      total.value !== null && metricInfo(catalogue, metric)?.instrument !== null,
  );
  const asked =
    surveys.find((one) => one === worse) ??
    surveys.find(({ metric }) => !metric.startsWith('nps')) ??
    surveys[0];
  const t = useTranslations('nav');
  const weighed = worse ?? asked ?? series.find(({ total }) => total.low !== null);
  return (
    <LaterCard>
      <MetricGrid
        {...{ catalogue, days }}
        title={t('departments')}
        by="department"
        metrics={cards}
      />
      {weighed ? <ImpactsCard {...{ catalogue, days }} metric={weighed.metric} /> : null}
      {asked ? <VoicesCard {...{ days }} metric={asked.metric} /> : null}
    </LaterCard>
  );
}

function LaterCard({ children }: { children: ReactNode }) {
  return (
    <Boundary fallback={<BrokenPart />}>
      <Suspense
        fallback={
          <Card>
            <Skeleton height="10rem" />
          </Card>
        }
      >
        <DataWords>{children}</DataWords>
      </Suspense>
    </Boundary>
  );
}
