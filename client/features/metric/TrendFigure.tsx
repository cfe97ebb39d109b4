import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl/react';
import { useLocation } from 'wouter';
import { useQueries } from '../../api/use-queries.ts';
import { useTimeMarks } from '../../api/use-time-marks.ts';
import { ChartFrame } from '../../charts/ChartFrame.tsx';
import { marksOf, marksWithin } from '../../charts/time-marks.ts';
import type { TrendPoint } from '../../charts/trend-rows.ts';
import { TrendChart } from '../../charts/lazy.ts';
import { addDays } from '../../format/day.ts';
import { useFormats } from '../../i18n/reader.ts';
import { behindHref } from '../../url/records-view.ts';
import { useView } from '../../url/use-view.ts';
import { FIGURE_HEIGHT_PX, N_CELL } from './figure.ts';
import type { FigureProps } from './figure.ts';
import { TREND_WEEKS, historyQuestion } from '../../api/metric-questions.ts';
import { chartState } from '../../api/chart-state.ts';
import { useTargetSteps } from './use-target-steps.ts';
import { useValueText } from '../../ui/use-value-text.ts';

export function TrendFigure({ organisation, days, metric, info, name }: FigureProps) {
  const t = useTranslations();
  const formats = useFormats();
  const { view } = useView();
  const [, navigate] = useLocation();
  const queries = useQueries();
  const valueText = useValueText(info.unit);
  const history = historyQuestion([metric], days, view, TREND_WEEKS);
  const answer = useQuery(queries.metrics({ ...history, compare: ['target'] }));
  const series = answer.data?.series.find((candidate) => candidate.metric === metric);
  const points = series?.points ?? [];
  const limits = series?.limits ?? null;
  const calendar = { from: history.from, to: history.to, filter: history.filters };
  const marks = marksWithin(useTimeMarks(calendar, metric), points);
  const targets = useTargetSteps(info.unit, points);
  const completeTo = answer.data?.dataThrough ?? null;
  const title = t('chart.trendTitle', {
    metric: name,
    count: TREND_WEEKS,
    day: formats.day.long(addDays(days.to, -1)),
  });
  const week = (point: TrendPoint) => formats.day.range(point.from, point.to);
  const targetText = ({ target = null }: TrendPoint) =>
    target === null ? '' : formats.value.exact(info.unit, target);
  const marksText = (point: TrendPoint) =>
    formats.series(marksOf(marks, point).map((mark) => mark.name));
  const level = formats.value.plain('percent', 95);
  const hasInterval = points.some(({ value }) => value.low !== null);
  const isMoving = points.some(({ value }) => value.states.includes('provisional'));
  const behind = (of: { from: string; to: string }): string => behindHref(view, metric, of);
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
        ...(targets === null ? [] : [t('chart.targetLine', { value: targets })]),
        ...(limits === null
          ? []
          : [
              t('chart.limits', {
                low: formats.value.plain(info.unit, limits.low),
                high: formats.value.plain(info.unit, limits.high),
                count: limits.n,
              }),
            ]),
        ...(isMoving ? [t('chart.provisionalLine')] : []),
      ]}
      marks={marks}
      completeTo={completeTo}
      height={FIGURE_HEIGHT_PX}
      state={chartState(
        answer,
        points.map(({ value }) => value),
      )}
      table={{
        head: [
          t('chart.week'),
          t('chart.value'),
          t('chart.range', { level }),
          t('chart.n'),
          t('chart.state'),
          ...(targets === null ? [] : [t('chart.target')]),
          ...(marks.length === 0 ? [] : [t('chart.marks')]),
        ],
        // Newest first: the table is read from its top, the chart from its end.
        rows: points.toReversed().map((point) => {
          const text = valueText(point.value);
          return {
            key: point.from,
            cells: [
              week(point),
              text.value,
              text.interval,
              text.n,
              text.note,
              ...(targets === null ? [] : [targetText(point)]),
              ...(marks.length === 0 ? [] : [marksText(point)]),
            ],
            ...(point.value.n > 0
              ? {
                  behind: [
                    {
                      cell: N_CELL,
                      href: behind({ from: point.from, to: point.to }),
                      label: t('value.records', { name: week(point) }),
                    },
                  ],
                }
              : {}),
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
          marks={marks}
          onFollow={(from) => {
            const point = points.find((one) => one.from === from);
            if (point) navigate(behind({ from: point.from, to: point.to }));
          }}
          isTimeReversed={organisation.timeReversed}
          describe={(point) => {
            const text = valueText(point.value);
            return {
              title: week(point),
              value: text.value,
              notes: [
                text.interval,
                t('value.n', { n: text.n }),
                text.note,
                targetText(point) && t('value.target', { value: targetText(point) }),
                ...marksOf(marks, point).map((mark) => mark.name),
              ].filter((note) => note !== ''),
            };
          }}
        />
      )}
    </ChartFrame>
  );
}
