import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl/react';
import type { OrganisationAnswer } from '#server/contract/organisation.ts';
import type { Catalogue, Series } from '../../api/client.ts';
import { useValueNames } from '../../api/use-filter-values.ts';
import { useQueries } from '../../api/use-queries.ts';
import { judgementOf } from '../../format/judgement.ts';
import { useFormats } from '../../i18n/reader.ts';
import { Beside } from '../../ui/Beside.tsx';
import { Boundary } from '../../ui/Boundary.tsx';
import { BrokenPart } from '../../ui/BrokenPart.tsx';
import { Card } from '../../ui/Card.tsx';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { MisreadNotice } from '../../ui/MisreadNotice.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { TopDown } from '../../ui/TopDown.tsx';
import { resolvePeriod } from '../../url/resolve-period.ts';
import { useView } from '../../url/use-view.ts';
import { filteredDimensions } from '../../url/view-state.ts';
import { Cards } from './Cards.tsx';
import { CardsSkeleton } from './CardsSkeleton.tsx';
import { failureOf } from '../../api/failure.ts';
import { headlineOf } from './headline.ts';
import { metricName } from '../../api/metric-name.ts';
import { cardsQuestion } from '../../api/metric-questions.ts';
import { useHeadlineText } from './use-headline-text.ts';
import { Redirect } from 'wouter';
import { metricHref } from '../../url/metric-address.ts';
import { useUnhurried } from '../../ui/use-unhurried.ts';
import { useScopeLine } from '../../ui/use-scope-line.ts';

/** Stands below the cards, and comes after them. */
const ChangesCard = lazy(async () => ({
  default: (await import('./ChangesCard.tsx')).ChangesCard,
}));

export type OverviewPageProps = {
  organisation: OrganisationAnswer;
  catalogue: Catalogue;
  lastWeek: { from: string; to: string };
  /** Which days and whose, beside the title. */
  controls: ReactNode;
  /** What needs the reader, beside what changed or below it. */
  needs: ReactNode;
  /** What stands below. */
  more: (series: readonly Series[], days: { from: string; to: string }) => ReactNode;
};

/** The last complete week in the order in which it is read. */
export function OverviewPage({
  organisation,
  catalogue,
  lastWeek,
  controls,
  needs,
  more,
}: OverviewPageProps) {
  const t = useTranslations('overview');
  const formats = useFormats();
  const queries = useQueries();
  const { view, misread } = useView();
  const headlineText = useHeadlineText();
  const scopeLine = useScopeLine();
  const valuesOf = useValueNames(filteredDimensions(view));
  const days = resolvePeriod(view.period, lastWeek, organisation.today);
  const cards = useQuery(queries.metrics(cardsQuestion(organisation.cards, days, view)));
  const shown = useUnhurried(cards.data);
  const series = shown?.series ?? [];

  const [hasCome, setHasCome] = useState(false);
  if (shown && !hasCome) setHasCome(true);

  // Addresses of the time when one metric had a panel here.
  if (view.metric !== null) return <Redirect to={metricHref(view, view.metric)} replace />;

  const title = shown
    ? headlineText(
        headlineOf(
          series.map(({ metric, total, verdict }) => ({
            name: metricName(catalogue, metric, formats.language, organisation.cards),
            judgement: judgementOf(total, verdict),
          })),
        ),
      )
    : t('title');
  const { calendarWeek, dataThrough, behind, attributes } = organisation;
  // Of days that were chosen it says nothing.
  const isLate =
    calendarWeek.from !== lastWeek.from && days.from === lastWeek.from && days.to === lastWeek.to;

  // What comes with the headline, and below it, would move what is there already.
  const isAwaited = !shown && !hasCome && !cards.isError;

  return (
    <>
      <PageHeader
        title={title}
        scope={scopeLine({
          days,
          view,
          dataThrough,
          behind,
          series: isAwaited ? null : series,
          attributes,
          valuesOf,
        })}
        actions={controls}
        headline={isAwaited ? 'awaited' : 'come'}
      />
      {isAwaited ? null : (
        <>
          <MisreadNotice parts={misread} />
          {isLate && dataThrough !== null && (
            <Notice
              text={t('dataEnds', {
                day: formats.day.weekday(dataThrough),
                calendarWeek: formats.day.range(calendarWeek.from, calendarWeek.to),
                week: formats.day.range(lastWeek.from, lastWeek.to),
              })}
            />
          )}
        </>
      )}
      {shown && <Cards {...{ organisation, catalogue, days, series }} />}
      {!shown && !cards.isError && <CardsSkeleton count={organisation.cards.length} />}
      {cards.isError && (
        <Card>
          <ErrorState failure={failureOf(cards.error)} onRetry={() => void cards.refetch()} />
        </Card>
      )}
      {shown && (
        <TopDown>
          <Beside>
            <Boundary fallback={<BrokenPart />}>
              <Suspense
                fallback={
                  <Card>
                    <Skeleton height="5rem" />
                  </Card>
                }
              >
                <ChangesCard {...{ catalogue, days }} among={organisation.cards} />
              </Suspense>
            </Boundary>
            {needs}
          </Beside>
          {more(series, days)}
        </TopDown>
      )}
    </>
  );
}
