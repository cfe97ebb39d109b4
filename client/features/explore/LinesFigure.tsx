import { useTranslations } from 'use-intl/react';
import { chartState } from '../../api/chart-state.ts';
import { ChartFrame } from '../../charts/ChartFrame.tsx';
import { MOST_BANDS } from '../../charts/compare-rows.ts';
import { CompareChart } from '../../charts/lazy.ts';
import { useFormats } from '../../i18n/reader.ts';
import { linesOf } from './lines.ts';
import type { Shown, ShownMetric } from './shown.ts';
import { seriesOf } from './shown.ts';
import { useCellText } from './use-cell-text.ts';
import { useFigureWords } from './use-figure-words.ts';
import { useGroupName } from './use-group-name.ts';

const HEIGHT_PX = 320;

/** All compared values as lines on one chart; its table has a column for each. */
export function LinesFigure({ metric, ...shown }: Shown & { metric: ShownMetric }) {
  const t = useTranslations('explore');
  const formats = useFormats();
  const words = useFigureWords();
  const cellText = useCellText(metric.info.unit);
  const groupName = useGroupName(shown.view.by);
  const { comparison, organisation } = shown;
  const lines = linesOf(comparison, metric.id, groupName);
  const whole = seriesOf(comparison.whole, metric.id, null);
  // Of a count the whole is the sum of its parts: it would press them all to the ground.
  const drawnWhole = whole && metric.info.unit !== 'count' ? whole : null;
  const title = words.title(shown, metric);
  const buckets = lines[0]?.points ?? [];
  const range = (at: { from: string; to: string }) => formats.day.range(at.from, at.to);
  const hasBands =
    lines.length <= MOST_BANDS &&
    lines.some(({ points }) => points.some(({ value }) => value.low !== null));
  const columns = [
    ...lines,
    ...(whole ? [{ key: 'whole', name: t('whole'), points: whole.points }] : []),
  ];
  return (
    <ChartFrame
      title={title}
      notes={words.notes(
        lines.reduce((sum, { n }) => sum + n, 0),
        comparison.dataThrough,
      )}
      legend={hasBands ? [words.bands] : []}
      completeTo={comparison.dataThrough}
      height={HEIGHT_PX}
      state={chartState(
        comparison.waitsFor,
        lines.flatMap(({ points }) => points.map(({ value }) => value)),
      )}
      table={{
        head: [t('bucket'), ...columns.map(({ name }) => name)],
        // Newest first: the table is read from its top, the chart from its end.
        rows: buckets
          .map((bucket, at) => ({
            key: bucket.from,
            cells: [
              range(bucket),
              ...columns.map(({ points }) => {
                const value = points[at]?.value;
                return value ? cellText(value) : '';
              }),
            ],
          }))
          .toReversed(),
      }}
    >
      {(size) => (
        <CompareChart
          {...{ size, title }}
          unit={metric.info.unit}
          series={lines}
          whole={drawnWhole && { name: t('thinLine'), points: drawnWhole.points }}
          isTimeReversed={organisation.timeReversed}
          describe={(from) => {
            const at = buckets.findIndex((bucket) => bucket.from === from);
            const bucket = buckets[at];
            return {
              title: bucket ? range(bucket) : '',
              value: '',
              notes: columns.flatMap(({ name, points }) => {
                const value = points[at]?.value;
                return value ? [`${name}: ${cellText(value)}`] : [];
              }),
            };
          }}
        />
      )}
    </ChartFrame>
  );
}
