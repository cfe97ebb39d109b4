import { useTranslations } from 'use-intl/react';
import { useLocation } from 'wouter';
import { filterTexts } from '../../api/filters.ts';
import { useTimeMarks } from '../../api/use-time-marks.ts';
import { chartState } from '../../api/chart-state.ts';
import { ChartFrame } from '../../charts/ChartFrame.tsx';
import { TrendChart } from '../../charts/lazy.ts';
import { marksWithin } from '../../charts/time-marks.ts';
import type { TrendPoint } from '../../charts/trend-rows.ts';
import { useFormats } from '../../i18n/reader.ts';
import { useValueText } from '../../ui/use-value-text.ts';
import { linesOf } from './lines.ts';
import type { Line } from './lines.ts';
import { partHref } from './questions.ts';
import type { Shown, ShownMetric } from './shown.ts';
import { seriesOf } from './shown.ts';
import { useFigureWords } from './use-figure-words.ts';
import { useGroupName } from './use-group-name.ts';
import css from './Explore.module.css';

const HEIGHT_PX = 180;
/** Place of n in the rows of a figure's table. */
const N_CELL = 3;

/** Each compared value on a chart of its own with its interval, all on one scale; without a dimension, the whole. */
export function SmallFigures(props: Shown & { metric: ShownMetric }) {
  const { metric, ...shown } = props;
  const t = useTranslations('explore');
  const words = useFigureWords();
  const groupName = useGroupName(shown.view.by);
  const { comparison, view } = shown;
  const whole = seriesOf(comparison.whole, metric.id, null);
  const lines: readonly Line[] =
    view.by !== null
      ? linesOf(comparison, metric.id, groupName)
      : whole
        ? [{ ...whole, key: '', name: groupName(null), n: whole.total.n }]
        : [];
  const [only] = lines;
  if (view.by === null && only) {
    return <SmallFigure {...props} line={only} title={words.title(shown, metric)} beside={[]} />;
  }
  const beside = lines.flatMap(({ points }) =>
    points.flatMap(({ value }) => [value.value, value.low, value.high]),
  );
  return (
    <>
      <h2 className={css['title']}>{words.title(shown, metric)}</h2>
      <p className={css['note']}>{t('sharedScale', { metric: metric.name })}</p>
      <div className={css['small']}>
        {lines.map((line) => (
          <SmallFigure key={line.key} {...props} {...{ line, beside }} title={line.name} />
        ))}
      </div>
    </>
  );
}

type SmallFigureProps = Shown & {
  metric: ShownMetric;
  line: Line;
  title: string;
  beside: readonly (number | null)[];
};

function SmallFigure(props: SmallFigureProps) {
  const { metric, line, title, beside, view, comparison, organisation, days } = props;
  const t = useTranslations();
  const formats = useFormats();
  const words = useFigureWords();
  const [, navigate] = useLocation();
  const valueText = useValueText(metric.info.unit);
  const range = (at: { from: string; to: string }) => formats.day.range(at.from, at.to);
  const behind = (of: { from: string; to: string }) => partHref(view, metric.id, of, line.key);
  const filter = filterTexts(view.filters);
  const marks = marksWithin(useTimeMarks({ ...days, filter }, metric.id), line.points);
  const textsOf = (point: TrendPoint) => valueText(point.value);
  return (
    <ChartFrame
      title={title}
      notes={words.notes(line.n, comparison.dataThrough)}
      legend={line.points.some(({ value }) => value.low !== null) ? [words.bands] : []}
      marks={marks}
      completeTo={comparison.dataThrough}
      height={HEIGHT_PX}
      state={chartState(
        comparison.waitsFor,
        line.points.map(({ value }) => value),
      )}
      table={{
        head: [
          t('explore.bucket'),
          t('chart.value'),
          t('chart.range', { level: formats.value.plain('percent', 95) }),
          t('chart.n'),
          t('chart.state'),
        ],
        rows: line.points.toReversed().map((point) => {
          const text = textsOf(point);
          const cells = [range(point), text.value, text.interval, text.n, text.note];
          const label = t('value.records', { name: range(point) });
          return {
            key: point.from,
            cells,
            ...(point.value.n > 0
              ? { behind: [{ cell: N_CELL, href: behind(point), label }] }
              : {}),
          };
        }),
      }}
    >
      {(size) => (
        <TrendChart
          {...{ size, title, beside, marks }}
          unit={metric.info.unit}
          points={line.points}
          limits={null}
          isTimeReversed={organisation.timeReversed}
          onFollow={(from) => {
            const point = line.points.find((one) => one.from === from);
            if (point) navigate(behind(point));
          }}
          describe={(point) => {
            const text = textsOf(point);
            const notes = [text.interval, t('value.n', { n: text.n }), text.note];
            return {
              title: range(point),
              value: text.value,
              notes: notes.filter((note) => note !== ''),
            };
          }}
        />
      )}
    </ChartFrame>
  );
}
