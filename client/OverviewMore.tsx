import { useTranslations } from 'use-intl/react';
import { useLocation } from 'wouter';
import type { Catalogue, Series } from './api/client.ts';
import { metricInfo, metricName } from './api/metric-name.ts';
import { LoopsCard } from './features/loops/LoopsCard.tsx';
import { ImpactsCard } from './features/impacts/ImpactsCard.tsx';
import { VoicesCard } from './features/records/VoicesCard.tsx';
import { MetricGrid } from './features/scorecards/MetricGrid.tsx';
import { useFormats } from './i18n/reader.ts';
import { costOf, hrefWithCost } from './url/overview-address.ts';
import { InTurn } from './ui/InTurn.tsx';
import { useSearch } from './url/use-search.ts';

export type OverviewMoreProps = {
  catalogue: Catalogue;
  cards: readonly string[];
  series: readonly Series[];
  days: { from: string; to: string };
};

/** Keeps what stands below a part unseen until the part has its turn. */
const AWAITED = <div hidden data-loading />;

/** Departments and stages against all cards, what costs one of the cards the most, and customers' words about one. */
export function OverviewMore({ catalogue, cards, series, days }: OverviewMoreProps) {
  const t = useTranslations();
  const { language } = useFormats();
  const search = useSearch();
  const [path, navigate] = useLocation();
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
  // Counts are no average over records: nothing weighs on them.
  const weighable = cards.filter((card) => metricInfo(catalogue, card)?.unit !== 'count');
  const wanted = costOf(search);
  const weighed =
    weighable.find((card) => card === wanted) ??
    (worse ?? asked ?? series.find(({ total }) => total.low !== null))?.metric;
  return (
    <>
      <InTurn fallback={AWAITED}>
        <MetricGrid
          {...{ catalogue, days }}
          title={t('nav.departments')}
          by="department"
          metrics={cards}
          isBeside
        />
      </InTurn>
      <InTurn fallback={AWAITED}>
        <MetricGrid
          {...{ catalogue, days }}
          title={t('overview.stages')}
          by="stage"
          metrics={cards}
        />
      </InTurn>
      {weighed === undefined ? null : (
        <InTurn fallback={AWAITED}>
          <ImpactsCard
            {...{ catalogue, days }}
            metric={weighed}
            choice={{
              options: weighable.map((card) => ({
                value: card,
                label: metricName(catalogue, card, language),
              })),
              onChoose: (card) => {
                navigate(hrefWithCost(path, search, card));
              },
            }}
          />
        </InTurn>
      )}
      <InTurn fallback={AWAITED}>
        <LoopsCard days={days} />
      </InTurn>
      {asked ? (
        <InTurn fallback={AWAITED}>
          <VoicesCard
            {...{ days }}
            metric={asked.metric}
            name={metricName(catalogue, asked.metric, language)}
          />
        </InTurn>
      ) : null}
    </>
  );
}
