import type { Catalogue } from './api/client.ts';
import { LaterCard } from './LaterCard.tsx';
import { ImpactsCard, VoicesCard } from './lazy-pages.ts';

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
