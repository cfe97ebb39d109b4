import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl/react';
import type { OrganisationAnswer } from '#server/contract/organisation.ts';
import type { Catalogue } from '../../api/client.ts';
import { useQueries } from '../../api/use-queries.ts';
import { judgementOf } from '../../format/judgement.ts';
import { useFormats } from '../../i18n/reader.ts';
import { Card } from '../../ui/Card.tsx';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { resolvePeriod } from '../../url/resolve-period.ts';
import { useView } from '../../url/use-view.ts';
import { Cards } from './Cards.tsx';
import { ChangesCard } from './ChangesCard.tsx';
import { CardsSkeleton } from './CardsSkeleton.tsx';
import { PanelPlace } from './PanelPlace.tsx';
import { failureOf } from '../../api/failure.ts';
import { headlineOf } from './headline.ts';
import { metricInfo, metricName } from '../../api/metric-name.ts';
import { cardsQuestion } from './questions.ts';
import { useHeadlineText } from './use-headline-text.ts';
import { useScopeLine } from './use-scope-line.ts';

export type WeekViewProps = {
  organisation: OrganisationAnswer;
  catalogue: Catalogue;
  lastWeek: { from: string; to: string };
};

export function WeekView({ organisation, catalogue, lastWeek }: WeekViewProps) {
  const t = useTranslations('overview');
  const formats = useFormats();
  const queries = useQueries();
  const { view } = useView();
  const headlineText = useHeadlineText();
  const scopeLine = useScopeLine();
  const days = resolvePeriod(view.period, lastWeek, organisation.today);
  const cards = useQuery(queries.metrics(cardsQuestion(organisation.cards, days, view)));
  const series = cards.data?.series ?? [];
  // A panel of nothing says nothing: the first card that has a value leads, where the address names none.
  const leading =
    series.find(({ total }) => total.value !== null)?.metric ?? organisation.cards[0] ?? null;
  const chosen = view.metric !== null && metricInfo(catalogue, view.metric) ? view.metric : leading;

  const title = cards.data
    ? headlineText(
        headlineOf(
          series.map(({ metric, total, verdict }) => ({
            name: metricName(catalogue, metric, formats.language),
            judgement: judgementOf(total, verdict),
          })),
        ),
      )
    : t('title');
  const { calendarWeek, dataThrough, behind, attributes } = organisation;
  const isLate = calendarWeek.from !== lastWeek.from;

  return (
    <>
      <PageHeader
        title={title}
        scope={scopeLine({ days, view, dataThrough, behind, series, attributes })}
      />
      {isLate && dataThrough !== null && (
        <Notice
          text={t('dataEnds', {
            day: formats.day.weekday(dataThrough),
            calendarWeek: formats.day.range(calendarWeek.from, calendarWeek.to),
            week: formats.day.range(lastWeek.from, lastWeek.to),
          })}
        />
      )}
      {cards.data && <Cards {...{ organisation, catalogue, days, series, chosen, leading }} />}
      {cards.isPending && <CardsSkeleton count={organisation.cards.length} />}
      {cards.isError && (
        <Card>
          <ErrorState failure={failureOf(cards.error)} onRetry={() => void cards.refetch()} />
        </Card>
      )}
      {cards.data && <ChangesCard {...{ catalogue, days, leading }} />}
      {chosen !== null && (
        <PanelPlace {...{ organisation, catalogue, days, leading }} metric={chosen} />
      )}
    </>
  );
}
