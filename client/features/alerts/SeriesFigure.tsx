import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl/react';
import { useLocation } from 'wouter';
import type { AlertInfo } from '#server/contract/alerts.ts';
import type { OrganisationAnswer } from '#server/contract/organisation.ts';
import type { Catalogue, MetricsQuestion } from '../../api/client.ts';
import { chartState } from '../../api/chart-state.ts';
import { metricInfo, metricName } from '../../api/metric-name.ts';
import type { MetricInfo } from '../../api/metric-name.ts';
import { useQueries } from '../../api/use-queries.ts';
import { ChartFrame } from '../../charts/ChartFrame.tsx';
import { TrendChart } from '../../charts/lazy.ts';
import type { TrendPoint } from '../../charts/trend-rows.ts';
import { addDays } from '../../format/day.ts';
import { useFormats } from '../../i18n/reader.ts';
import { useValueText } from '../../ui/use-value-text.ts';
import { recordsHref } from '../../url/records-view.ts';
import { scopeFilters, seriesQuestion } from './series-question.ts';
import { useAlertText } from './use-alert-text.ts';

const HEIGHT_PX = 240;

type Base = { alert: AlertInfo; organisation: OrganisationAnswer; catalogue: Catalogue };

/** The series an alert came from, with what was expected of its period; nothing where it came from none. */
export function SeriesFigure({ alert, organisation, catalogue }: Base) {
  const question = seriesQuestion(alert);
  const metric = question?.metrics[0];
  const info = metric === undefined ? null : metricInfo(catalogue, metric);
  if (!question || !info || metric === undefined) return null;
  return <Series {...{ alert, organisation, catalogue, question, info, metric }} />;
}

type SeriesProps = Base & { question: MetricsQuestion; info: MetricInfo; metric: string };

function Series({ alert, organisation, catalogue, question, info, metric }: SeriesProps) {
  const t = useTranslations();
  const formats = useFormats();
  const [, navigate] = useLocation();
  const { when } = useAlertText();
  const valueText = useValueText(info.unit);
  const answer = useQuery(useQueries().metrics(question));
  const series = answer.data?.series[0];
  const points = series?.points ?? [];
  // Without data there is nothing to look at.
  if (answer.data && points.every(({ value }) => value.value === null)) return null;
  const completeTo = answer.data?.dataThrough ?? null;
  const limits = limitsOf(alert);
  const days = (point: TrendPoint) => formats.day.range(point.from, point.to);
  const title = t(question.grain === 'week' ? 'alerts.chartTitleWeeks' : 'alerts.chartTitle', {
    metric: metricName(catalogue, metric, formats.language),
    day: formats.day.long(addDays(question.to, -1)),
  });
  const level = formats.value.plain('percent', 95);
  const hasInterval = points.some(({ value }) => value.low !== null);
  const interval = limits && formats.value.interval(info.unit, limits.low, limits.high);
  const behind = ({ from, to }: TrendPoint) =>
    recordsHref({ metric, period: { from, to }, filters: scopeFilters(alert) });
  return (
    <ChartFrame
      title={title}
      notes={[
        ...(series ? [t('value.n', { n: formats.value.count(series.total.n) })] : []),
        ...(completeTo === null
          ? []
          : [t('chart.completeTo', { day: formats.day.long(completeTo) })]),
      ]}
      legend={[
        ...(hasInterval ? [t('chart.band', { level })] : []),
        ...(interval === null ? [] : [t('alerts.chartExpected', { when: when(alert), interval })]),
      ]}
      completeTo={completeTo}
      height={HEIGHT_PX}
      state={chartState(
        answer,
        points.map(({ value }) => value),
      )}
      table={{
        head: [
          question.grain === 'week' ? t('chart.week') : t('alerts.day'),
          t('chart.value'),
          t('chart.range', { level }),
          t('chart.n'),
          t('chart.state'),
        ],
        rows: points.toReversed().map((point) => {
          const text = valueText(point.value);
          return {
            key: point.from,
            cells: [days(point), text.value, text.interval, text.n, text.note],
          };
        }),
      }}
    >
      {(size) => (
        <TrendChart
          size={size}
          title={title}
          unit={info.unit}
          points={points}
          limits={limits}
          isTimeReversed={organisation.timeReversed}
          onFollow={(from) => {
            const point = points.find((one) => one.from === from);
            if (point) navigate(behind(point));
          }}
          describe={(point) => {
            const text = valueText(point.value);
            return {
              title: days(point),
              value: text.value,
              notes: [text.interval, t('value.n', { n: text.n }), text.note].filter(
                (note) => note !== '',
              ),
            };
          }}
        />
      )}
    </ChartFrame>
  );
}

/** What was expected; null where it had no two ends. */
function limitsOf({ facts }: AlertInfo): { mean: number; low: number; high: number } | null {
  if (!facts || facts.low === null || facts.high === null) return null;
  const { low, high, expected } = facts;
  return { low, high, mean: expected ?? (low + high) / 2 };
}
