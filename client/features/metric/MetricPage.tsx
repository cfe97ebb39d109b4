import { useId } from 'react';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl/react';
import type { OrganisationAnswer } from '#server/contract/organisation.ts';
import type { Catalogue } from '../../api/client.ts';
import { metricInfo, metricName } from '../../api/metric-name.ts';
import { isSameMetric, metricOptions } from '../../api/metric-options.ts';
import { useValueNames } from '../../api/use-filter-values.ts';
import { isolate } from '../../format/bidi.ts';
import { useFormats } from '../../i18n/reader.ts';
import { Card } from '../../ui/Card.tsx';
import { MisreadNotice } from '../../ui/MisreadNotice.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { Select } from '../../ui/Select.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { resolvePeriod } from '../../url/resolve-period.ts';
import { useScopeLine } from '../../ui/use-scope-line.ts';
import { useView } from '../../url/use-view.ts';
import { DIMENSIONS, filteredDimensions } from '../../url/view-state.ts';
import { BreakdownFigure } from './BreakdownFigure.tsx';
import { Comparisons } from './Comparisons.tsx';
import { Definition } from './Definition.tsx';
import { DriversFigure } from './DriversFigure.tsx';
import { Judgement } from './Judgement.tsx';
import { TrendFigure } from './TrendFigure.tsx';
import { useJudgedSeries } from './use-judged-series.ts';
import css from './MetricPage.module.css';

export type MetricPageProps = {
  organisation: OrganisationAnswer;
  catalogue: Catalogue;
  lastWeek: { from: string; to: string };
  /** Which days and whose, beside the title. */
  controls: ReactNode;
  /** What stands below the figures. */
  more?: (metric: string, days: { from: string; to: string }) => ReactNode;
};

/** One metric: its weeks, its parts, what it is compared with and how it is counted. What is chosen here stands in the address. */
export function MetricPage({ organisation, catalogue, lastWeek, controls, more }: MetricPageProps) {
  const t = useTranslations();
  const formats = useFormats();
  const { language } = formats;
  const { view, misread, choose } = useView();
  const scopeLine = useScopeLine();
  const valuesOf = useValueNames(filteredDimensions(view));
  const titleId = useId();
  const days = resolvePeriod(view.period, lastWeek, organisation.today);
  const first = organisation.cards[0] ?? catalogue.metrics[0]?.id ?? '';
  const isKnown = view.metric !== null && metricInfo(catalogue, view.metric) !== null;
  const named = isKnown && view.metric !== null ? view.metric : first;
  // Under the id of its card, with which it is judged, whether or not the address names the question.
  const metric = organisation.cards.find((card) => isSameMetric(catalogue, card, named)) ?? named;
  const info = metricInfo(catalogue, metric);
  const { series, isComing } = useJudgedSeries({ organisation, days, metric });
  if (!info) return <PageHeader title={t('overview.title')} scope={[]} />;
  const name = metricName(catalogue, metric, language);
  const words = { onCards: t('panel.onCards'), others: t('panel.others') };
  const groups = metricOptions(organisation.cards, catalogue, { language, words, chosen: metric });
  const { dataThrough, behind, attributes } = organisation;
  const figure = { organisation, days, metric, info, name };
  return (
    <>
      <PageHeader
        title={name}
        isComing={isComing}
        actions={controls}
        scope={scopeLine({
          days,
          view,
          dataThrough,
          behind,
          series: series ? [series] : [],
          attributes,
          valuesOf,
        })}
      />
      <MisreadNotice parts={misread} />
      {view.metric !== null && !isKnown ? (
        <Notice text={t('panel.unknown', { metric: isolate(view.metric), name })} />
      ) : null}
      <Card labelledBy={titleId}>
        <div className={css['head']}>
          <h2 id={titleId} className={css['title']}>
            {t('panel.judged')}
          </h2>
          <Select
            label={t('panel.metric')}
            value={metric}
            groups={groups}
            onChoose={(id) => {
              choose({ metric: id });
            }}
          />
        </div>
        {isComing ? (
          <Skeleton height="6rem" />
        ) : (
          <>
            <Judgement info={info} series={series} name={name} />
            <Comparisons info={info} series={series} />
          </>
        )}
      </Card>
      <Card>
        <div className={css['head']}>
          <h2 className={css['title']}>{t('panel.charts')}</h2>
          <Select
            label={t('panel.dimension')}
            value={view.by}
            groups={[
              {
                label: '',
                options: DIMENSIONS.map((by) => ({
                  value: by,
                  label: formats.capital(t(`dimension.${by}`)),
                })),
              },
            ]}
            onChoose={(by) => {
              choose({ by });
            }}
          />
        </div>
        <div className={css['charts']}>
          <TrendFigure {...figure} />
          <BreakdownFigure {...figure} />
        </div>
        <div className={css['drivers']}>
          <DriversFigure {...figure} catalogue={catalogue} />
        </div>
      </Card>
      {more?.(metric, days)}
      <Definition info={info} organisation={organisation} />
    </>
  );
}
