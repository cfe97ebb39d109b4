import type { Catalogue } from './api/client.ts';
import { ImpactsCard } from './features/impacts/ImpactsCard.tsx';
import { VoicesCard } from './features/records/VoicesCard.tsx';

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
    <>
      <ImpactsCard {...{ catalogue, metric, days }} />
      <VoicesCard {...{ metric, days }} />
    </>
  );
}
