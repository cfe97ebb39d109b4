import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl/react';
import type { OrganisationAnswer } from '#server/contract/organisation.ts';
import type { Catalogue, Series } from '../../api/client.ts';
import { useQueries } from '../../api/use-queries.ts';
import { useReader } from '../../i18n/reader.ts';
import { useUnhurried } from '../../ui/use-unhurried.ts';
import { KpiCard } from '../../ui/KpiCard.tsx';
import { KpiGrid } from '../../ui/KpiGrid.tsx';
import type { History } from '../../ui/KpiHistory.tsx';
import { metricHref } from '../../url/metric-address.ts';
import { behindHref } from '../../url/records-view.ts';
import { useView } from '../../url/use-view.ts';
import type { ViewState } from '../../url/view-state.ts';
import { dimensionOf, filteredDimensions } from '../../url/view-state.ts';
import { comparisonValue } from '../../api/comparison-value.ts';
import { metricInfo, metricName } from '../../api/metric-name.ts';
import { CARD_WEEKS, cardsQuestion, historyQuestion } from '../../api/metric-questions.ts';

export type CardsProps = {
  organisation: OrganisationAnswer;
  catalogue: Catalogue;
  days: { from: string; to: string };
  series: readonly Series[];
};

export function Cards({ organisation, catalogue, days, series }: CardsProps) {
  const t = useTranslations('overview');
  const { preferences, direction } = useReader();
  const { view } = useView();
  const queries = useQueries();
  const history = useQuery(
    queries.metrics(historyQuestion(organisation.cards, days, view, CARD_WEEKS)),
  );
  const weeks = useUnhurried(history.data);
  const isOfDepartments = filteredDimensions(view).includes('department');
  const around = useQuery({
    ...queries.metrics(cardsQuestion(organisation.cards, days, withoutDepartments(view))),
    enabled: isOfDepartments,
  });
  const isReversed = direction === 'rtl' && organisation.timeReversed;

  const wholeOf = (metric: string) =>
    around.data?.series.find((candidate) => candidate.metric === metric)?.total.value;
  const historyOf = (metric: string): History => {
    if (history.isError) return { status: 'failed' };
    const found = weeks?.series.find((candidate) => candidate.metric === metric);
    if (!found) return { status: weeks ? 'failed' : 'loading' };
    return {
      status: 'ready',
      weeks: found.points.map(({ value }) => value),
      targets: found.points.map(({ target }) => target),
      isReversed,
    };
  };

  return (
    <KpiGrid label={t('cards')}>
      {series.map((item) => {
        const info = metricInfo(catalogue, item.metric);
        if (!info) return null;
        const held = item.comparisons.find(({ kind }) => kind === 'target');
        return (
          <KpiCard
            key={item.metric}
            name={metricName(catalogue, item.metric, preferences.language)}
            href={metricHref(view, item.metric)}
            behind={item.total.n > 0 ? behindHref(view, item.metric, null) : null}
            unit={info.unit}
            polarity={info.polarity}
            value={item.total}
            verdict={item.verdict}
            target={held?.value.value ?? null}
            isTargetOfAll={held?.ofAll ?? false}
            outcome={held?.outcome ?? null}
            before={comparisonValue(item, 'previous')}
            whole={isOfDepartments ? wholeOf(item.metric) : null}
            history={historyOf(item.metric)}
          />
        );
      })}
    </KpiGrid>
  );
}

/** The same view of the whole organisation, for the values alone. */
function withoutDepartments(view: ViewState): ViewState {
  const filters = view.filters.filter(({ field }) => dimensionOf(field) !== 'department');
  return { ...view, filters, compare: [] };
}
