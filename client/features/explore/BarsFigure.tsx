import { useTranslations } from 'use-intl/react';
import { useLocation } from 'wouter';
import { chartState } from '../../api/chart-state.ts';
import { ChartFrame } from '../../charts/ChartFrame.tsx';
import { sortGroups } from '../../charts/breakdown-rows.ts';
import type { BreakdownGroup } from '../../charts/breakdown-rows.ts';
import { BreakdownChart } from '../../charts/lazy.ts';
import { useFormats } from '../../i18n/reader.ts';
import { useValueText } from '../../ui/use-value-text.ts';
import { linesOf } from './lines.ts';
import { partHref } from './questions.ts';
import type { Shown, ShownMetric } from './shown.ts';
import { seriesOf } from './shown.ts';
import { useFigureWords } from './use-figure-words.ts';
import { useGroupName } from './use-group-name.ts';

/** Of a bar with the space around it. */
const BAR_PX = 34;

/** One value for the period each, as bars with their intervals as whiskers. */
export function BarsFigure({ metric, ...shown }: Shown & { metric: ShownMetric }) {
  const t = useTranslations();
  const formats = useFormats();
  const words = useFigureWords();
  const [, navigate] = useLocation();
  const valueText = useValueText(metric.info.unit);
  const { view, days, comparison } = shown;
  const { by } = view;
  const groupName = useGroupName(by);
  const whole = seriesOf(comparison.whole, metric.id, null);
  const lines =
    by === null
      ? whole
        ? [{ key: '', name: groupName(null), total: whole.total }]
        : []
      : linesOf(comparison, metric.id, groupName);
  const groups = sortGroups(
    lines.map(({ key, name, total }): BreakdownGroup => {
      const text = valueText(total);
      const n = t('value.n', { n: text.n });
      const isBare = total.value === null;
      const label = isBare ? text.note : formats.line([text.value, n]);
      // Colour is for what a test says; nothing is judged here.
      return {
        key,
        name,
        value: total,
        tone: 'quiet',
        chance: null,
        label: { full: label, short: isBare ? text.note : text.value },
      };
    }),
    metric.info.polarity,
  );
  const title = words.title(shown, metric);
  const behind = (key: string) => partHref(view, metric.id, days, key);
  return (
    <ChartFrame
      title={title}
      notes={words.notes(
        groups.reduce((sum, { value }) => sum + value.n, 0),
        comparison.dataThrough,
      )}
      legend={[]}
      completeTo={comparison.dataThrough}
      height={BAR_PX * Math.max(2, groups.length) + BAR_PX}
      state={chartState(
        comparison.waitsFor,
        groups.map(({ value }) => value),
      )}
      table={{
        head: [
          t('chart.group'),
          t('chart.value'),
          t('chart.range', { level: formats.value.plain('percent', 95) }),
          t('chart.n'),
          t('chart.state'),
        ],
        rows: groups.map(({ key, name, value }) => {
          const text = valueText(value);
          return {
            key,
            cells: [name, text.value, text.interval, text.n, text.note],
            ...(value.n > 0
              ? { behind: [{ cell: 3, href: behind(key), label: t('value.records', { name }) }] }
              : {}),
          };
        }),
      }}
    >
      {(size) => (
        <BreakdownChart
          {...{ size, title, groups }}
          onFollow={(key) => {
            navigate(behind(key));
          }}
          describe={({ name, value }) => {
            const text = valueText(value);
            const notes = [text.interval, t('value.n', { n: text.n }), text.note];
            return { title: name, value: text.value, notes: notes.filter((note) => note !== '') };
          }}
        />
      )}
    </ChartFrame>
  );
}
