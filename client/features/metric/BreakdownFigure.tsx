import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl/react';
import { useLocation } from 'wouter';
import type { Series } from '../../api/client.ts';
import { useQueries } from '../../api/use-queries.ts';
import { ChartFrame } from '../../charts/ChartFrame.tsx';
import { largestGroups, sortGroups } from '../../charts/breakdown-rows.ts';
import type { BreakdownGroup } from '../../charts/breakdown-rows.ts';
import { BreakdownChart } from '../../charts/lazy.ts';
import { judgementOf, toneOf } from '../../format/judgement.ts';
import { nameIn } from '../../format/name.ts';
import { useFormats } from '../../i18n/reader.ts';
import { groupField } from '../../url/group-field.ts';
import { behindHref } from '../../url/records-view.ts';
import { useView } from '../../url/use-view.ts';
import { FIGURE_HEIGHT_PX, N_CELL } from './figure.ts';
import type { FigureProps } from './figure.ts';
import { breakdownQuestion } from '../../api/metric-questions.ts';
import { chartState } from '../../api/chart-state.ts';
import { useSizeText } from '../../ui/use-size-text.ts';
import { useValueText } from '../../ui/use-value-text.ts';

/** What fits the height at a readable row; the table holds the rest. */
const MOST_BARS = 9;

export function BreakdownFigure({ days, metric, info, name }: FigureProps) {
  const t = useTranslations();
  const formats = useFormats();
  const { view } = useView();
  const [, navigate] = useLocation();
  const queries = useQueries();
  const valueText = useValueText(info.unit);
  const sizeText = useSizeText();
  const answer = useQuery(queries.metrics(breakdownQuestion(metric, days, view)));
  const completeTo = answer.data?.dataThrough ?? null;
  const behind = (key: string): string => {
    const group = answer.data?.series.find((one) => one.group?.key === key)?.group;
    const field = group ? groupField(group, view.by) : view.by;
    return behindHref(view, metric, null, { field, value: key });
  };

  const groupOf = (series: Series): BreakdownGroup & { judgement: string; side: string } => {
    const judgement = judgementOf(series.total, series.verdict);
    const word = t(`judgement.${judgement}`);
    const text = valueText(series.total);
    const n = t('value.n', { n: text.n });
    const key = series.group?.key ?? '';
    return {
      key,
      name: nameIn(formats.language, series.group?.name ?? { en: '', ar: '' }, key),
      value: series.total,
      tone: toneOf(judgement),
      chance: series.funnel,
      label: {
        full: series.total.value === null ? word : formats.line([text.value, n]),
        short: series.total.value === null ? word : text.value,
      },
      judgement: word,
      side: series.funnel ? t(`chart.side.${series.funnel.side}`) : '',
    };
  };
  const groups = (answer.data?.series ?? []).filter(({ group }) => group !== null).map(groupOf);
  const sorted = sortGroups(groups, info.polarity);
  const drawn = largestGroups(sorted, MOST_BARS);
  const words = new Map(groups.map(({ key, judgement, side }) => [key, { judgement, side }]));
  const hasFunnel = groups.some(({ chance }) => chance !== null);
  const between = Math.max(
    0,
    ...(answer.data?.series ?? []).map(({ funnel }) => funnel?.between ?? 0),
  );
  const range = formats.day.range(days.from, days.to);
  const title = t('chart.breakdownTitle', {
    metric: name,
    dimension: t(`dimension.${view.by}`),
    range,
  });
  const total = groups.reduce((sum, group) => sum + group.value.n, 0);

  return (
    <ChartFrame
      title={title}
      notes={[
        ...(answer.data ? [t('value.n', { n: formats.value.count(total) })] : []),
        ...(completeTo === null
          ? []
          : [t('chart.completeTo', { day: formats.day.long(completeTo) })]),
      ]}
      legend={[
        ...(hasFunnel
          ? [
              between > 0
                ? t('chart.funnelSpread', { size: sizeText(info.unit, between) })
                : t('chart.funnel'),
              t('chart.asAll'),
            ]
          : []),
        ...(drawn.length < sorted.length
          ? [
              t('chart.more', {
                shown: formats.value.count(drawn.length),
                total: formats.value.count(sorted.length),
              }),
            ]
          : []),
      ]}
      completeTo={completeTo}
      height={FIGURE_HEIGHT_PX}
      state={chartState(
        answer,
        groups.map(({ value }) => value),
      )}
      table={{
        head: [
          formats.capital(t(`dimension.${view.by}`)),
          t('chart.value'),
          t('chart.range', { level: formats.value.plain('percent', 95) }),
          t('chart.n'),
          t('chart.judgement'),
          ...(hasFunnel ? [t('chart.againstAll')] : []),
        ],
        rows: sorted.map((group) => {
          const text = valueText(group.value);
          return {
            key: group.key,
            cells: [
              group.name,
              text.value,
              text.interval,
              text.n,
              words.get(group.key)?.judgement ?? '',
              ...(hasFunnel ? [words.get(group.key)?.side ?? ''] : []),
            ],
            ...(group.value.n > 0
              ? {
                  behind: [
                    {
                      cell: N_CELL,
                      href: behind(group.key),
                      label: t('value.records', { name: group.name }),
                    },
                  ],
                }
              : {}),
          };
        }),
      }}
    >
      {(size) => (
        <BreakdownChart
          size={size}
          title={title}
          groups={drawn}
          onFollow={(key) => {
            navigate(behind(key));
          }}
          describe={(group) => {
            const text = valueText(group.value);
            return {
              title: group.name,
              value: text.value,
              notes: [
                text.interval,
                t('value.n', { n: text.n }),
                words.get(group.key)?.judgement ?? '',
                words.get(group.key)?.side ?? '',
              ].filter((note) => note !== ''),
            };
          }}
        />
      )}
    </ChartFrame>
  );
}
