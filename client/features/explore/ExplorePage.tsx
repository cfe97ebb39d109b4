import { useTranslations } from 'use-intl/react';
import type { OrganisationAnswer } from '#server/contract/organisation.ts';
import type { Catalogue } from '../../api/client.ts';
import { metricInfo, metricName } from '../../api/metric-name.ts';
import { useFormats } from '../../i18n/reader.ts';
import { MisreadNotice } from '../../ui/MisreadNotice.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { resolvePeriod } from '../../url/resolve-period.ts';
import { useExploreView } from '../../url/use-explore-view.ts';
import { dimensionOf } from '../../url/view-state.ts';
import { ChoicesCard } from './choices/ChoicesCard.tsx';
import { checkedView } from './checked-view.ts';
import { CsvButton } from './CsvButton.tsx';
import { MetricFigures } from './MetricFigures.tsx';
import { TotalsTable } from './TotalsTable.tsx';
import { useComparison } from './use-comparison.ts';
import { useShownAs } from './use-shown-as.ts';
import { ViewsCard } from './views/ViewsCard.tsx';

export type ExplorePageProps = {
  organisation: OrganisationAnswer;
  lastWeek: { from: string; to: string };
  catalogue: Catalogue;
  /** Nobody keeps views while looking through other rights. */
  mayKeep: boolean;
};

/** What the address asks for: choices, charts, the table of everything, and the views that are kept. */
export function ExplorePage(props: ExplorePageProps) {
  const { organisation, lastWeek, catalogue, mayKeep } = props;
  const t = useTranslations('explore');
  const dimension = useTranslations('dimension');
  const overview = useTranslations('overview');
  const formats = useFormats();
  const { view: asked, misread, choose } = useExploreView();
  const dimensions = [
    ...(asked.by === null ? [] : [asked.by]),
    ...asked.filters.flatMap(({ field }) => dimensionOf(field) ?? []),
  ];
  const shownAs = useShownAs(dimensions);
  const isKnown = dimensions.every((one) => shownAs(one) !== null);
  const first = organisation.cards[0] ?? catalogue.metrics[0]?.id ?? null;
  const { view, unknown } = checkedView(asked, catalogue, first, shownAs);
  const days = resolvePeriod(view.period, lastWeek, organisation.today);
  const comparison = useComparison(view, days, isKnown);
  const dataThrough = comparison.dataThrough ?? organisation.dataThrough;
  const lost = [...misread, ...unknown];
  const metrics = view.metrics.flatMap((id) => {
    const info = metricInfo(catalogue, id);
    return info ? [{ id, info, name: metricName(catalogue, id, formats.language) }] : [];
  });
  const names = formats.list(metrics.map(({ name }) => name));
  const shown = { view, days, metrics, comparison, organisation };
  return (
    <>
      <PageHeader
        title={
          view.by === null ? names : t('byTitle', { metrics: names, dimension: dimension(view.by) })
        }
        scope={[
          formats.day.range(days.from, days.to),
          ...(dataThrough === null
            ? []
            : [overview('completeTo', { day: formats.day.long(dataThrough) })]),
        ]}
        actions={<CsvButton {...shown} />}
      />
      <MisreadNotice parts={lost} />
      <ChoicesCard {...shown} {...{ catalogue, choose }} />
      <MetricFigures {...shown} />
      <TotalsTable {...shown} />
      <ViewsCard {...{ view: asked, days, mayKeep }} />
    </>
  );
}
