import { Suspense } from 'react';
import type { ReactNode } from 'react';
import type { Catalogue, Series } from './api/client.ts';
import { metricInfo } from './api/metric-name.ts';
import { DataWords } from './i18n/DataWords.tsx';
import { ImpactsCard, VoicesCard } from './lazy-pages.ts';
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

/** The same for the first of the cards that can be asked. */
export function OverviewMore({
  catalogue,
  series,
  days,
}: {
  catalogue: Catalogue;
  series: readonly Series[];
  days: Days;
}) {
  const surveys = series.filter(
    ({ metric, total }) =>
      total.value !== null && metricInfo(catalogue, metric)?.instrument !== null,
  );
  // Satisfaction is asked of an experience, recommendation of the whole: what weighs on the former can be mended.
  const asked = surveys.find(({ metric }) => !metric.startsWith('nps')) ?? surveys[0];
  const weighed = asked ?? series.find(({ total }) => total.low !== null);
  return (
    <LaterCard>
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
