import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl/react';
import type { ContributionAnswer, DriversAnswer } from '#server/contract/drivers.ts';
import type { Catalogue } from '../../api/client.ts';
import { failureOf } from '../../api/failure.ts';
import { metricInfo, metricName } from '../../api/metric-name.ts';
import { useQueries } from '../../api/use-queries.ts';
import type { ChartState } from '../../charts/ChartFrame.tsx';
import { ChartFrame } from '../../charts/ChartFrame.tsx';
import type { Formats } from '../../format/formats.ts';
import { isolate } from '../../format/bidi.ts';
import { nameIn } from '../../format/name.ts';
import { useFormats } from '../../i18n/reader.ts';
import { useView } from '../../url/use-view.ts';
import { DriverBars } from './DriverBars.tsx';
import type { FigureProps } from './figure.ts';
import { driversQuestion } from '../../api/metric-questions.ts';

/** Rows that are drawn; the table holds all. */
const MOST_BARS = 7;
const ROW_PX = 30;
/** What the place is while it is not known how many rows there are. */
const ROWS = 4;

/** Where the change since the week before comes from, part by part of the chosen dimension, and what stands out of all. */
export function DriversFigure({
  days,
  metric,
  name,
  catalogue,
}: FigureProps & { catalogue: Catalogue }) {
  const t = useTranslations();
  const formats = useFormats();
  const { language } = formats;
  const { view } = useView();
  const answer = useQuery(useQueries().drivers(driversQuestion(metric, days, view)));
  const found = answer.data;
  const shown = found?.metric ?? metric;
  const unit = metricInfo(catalogue, shown)?.unit ?? 'percent';
  const dimension = found?.dimensions.find((one) => one.dimension === view.by);
  const change = (of: number): string => formats.value.change(unit, of, 1);
  const plain = (of: number | null): string => formats.value.plain(unit, of, 1);

  const nameOf = ({ group, values }: ContributionAnswer): string =>
    group === null
      ? t('drivers.others', { count: values })
      : nameIn(language, group.name, group.key);
  const rows = (dimension?.contributions ?? []).map((one, i) => ({
    key: one.group?.key ?? `others-${i}`,
    name: nameOf(one),
    total: one.total,
    text: change(one.total),
    range: formats.value.interval(unit, one.low, one.high, 1) ?? '',
    fromTo: t('drivers.fromTo', { before: plain(one.before.mean), after: plain(one.after.mean) }),
    rate: change(one.rate),
    mix: change(one.mix),
    mark: one.standsOut ? t('drivers.marked') : null,
  }));
  const named = found && shown !== metric ? metricName(catalogue, shown, language) : name;
  const by = t(`dimension.${view.by}`);
  const title = found
    ? t('drivers.title', {
        metric: named,
        range: formats.day.range(found.base.from, found.base.to),
        dimension: by,
      })
    : t('drivers.titleLoading', { metric: name, dimension: by });
  return (
    <ChartFrame
      title={title}
      notes={[
        ...(found && found.change !== null
          ? [t('drivers.whole', { change: change(found.change) })]
          : []),
        ...(found?.gap === null ? [standingOutText(found, t, formats)] : []),
        ...(found && found.metric !== null && found.metric !== metric
          ? [t('drivers.insteadOf', { metric: name })]
          : []),
      ]}
      legend={[
        t('drivers.legend'),
        ...(rows.length > MOST_BARS
          ? [
              t('chart.more', {
                shown: formats.value.count(MOST_BARS),
                total: formats.value.count(rows.length),
              }),
            ]
          : []),
      ]}
      completeTo={null}
      height={ROW_PX * (found ? Math.min(rows.length, MOST_BARS) : ROWS)}
      state={stateOf(answer, rows.length > 0)}
      empty={t(`drivers.${found?.gap ?? 'no_segments'}`, {
        least: formats.value.count(found?.least ?? 0),
      })}
      table={{
        head: [
          t('drivers.part'),
          t('drivers.total'),
          t('chart.range', { level: formats.value.plain('percent', 95) }),
          t('drivers.rate'),
          t('drivers.mix'),
          t('drivers.values'),
          t('chart.state'),
        ],
        rows: rows.map((row) => ({
          key: row.key,
          cells: [row.name, row.text, row.range, row.rate, row.mix, row.fromTo, row.mark ?? ''],
        })),
      }}
    >
      {() => <DriverBars rows={rows.slice(0, MOST_BARS)} />}
    </ChartFrame>
  );
}

type Words = ReturnType<typeof useTranslations>;

/** What stands out of all dimensions, in words. */
function standingOutText(found: DriversAnswer, t: Words, formats: Formats): string {
  const names = found.standingOut.slice(0, 3).map(({ dimension, key }) => {
    const group = found.dimensions
      .find((one) => one.dimension === dimension)
      ?.contributions.find((one) => one.group?.key === key)?.group;
    const name = nameIn(formats.language, group?.name ?? { en: '', ar: '' }, key);
    return t('drivers.one', { name: isolate(name), dimension: t(`dimension.${dimension}`) });
  });
  if (names.length === 0) return t('drivers.none');
  return t('drivers.standsOut', { names: formats.list(names) });
}

function stateOf(answer: ReturnType<typeof useQuery<DriversAnswer>>, isThere: boolean): ChartState {
  if (answer.isPending) return { status: 'loading' };
  if (answer.isError) {
    return {
      status: 'failed',
      failure: failureOf(answer.error),
      retry: () => void answer.refetch(),
    };
  }
  return isThere ? { status: 'ready' } : { status: 'empty', isTooFew: false };
}
