import type { Catalogue } from './api/client.ts';
import { metricName } from './api/metric-name.ts';
import { ImpactsCard } from './features/impacts/ImpactsCard.tsx';
import { VoicesCard } from './features/records/VoicesCard.tsx';
import { useFormats } from './i18n/reader.ts';

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
  const { language } = useFormats();
  return (
    <>
      <ImpactsCard {...{ catalogue, metric, days }} />
      <VoicesCard {...{ metric, days }} name={metricName(catalogue, metric, language)} />
    </>
  );
}
