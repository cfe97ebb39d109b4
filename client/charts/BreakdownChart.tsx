import { Bar, BarChart, ErrorBar, Rectangle, ReferenceLine, Tooltip, XAxis, YAxis } from 'recharts';
import type { RectangleProps } from 'recharts';
import { useReader } from '../i18n/reader.ts';
import type { ChartSize } from './ChartFrame.tsx';
import { ChartTooltip } from './ChartTooltip.tsx';
import type { TooltipText } from './ChartTooltip.tsx';
import { RowTick } from './RowTick.tsx';
import { textWidth } from './text-width.ts';
import { breakdownRows } from './breakdown-rows.ts';
import type { BreakdownGroup } from './breakdown-rows.ts';
import { valueTicks } from './value-ticks.ts';

export type BreakdownChartProps = {
  size: ChartSize;
  title: string;
  /** In the order in which they are drawn, top first. */
  groups: readonly BreakdownGroup[];
  describe: (group: BreakdownGroup) => TooltipText;
  /** A press on a row; the table twin has the same as a link. */
  onFollow: (key: string) => void;
};

/** Most of the width that names may take. */
const NAME_SHARE = 0.45;
const MOST_NAME_WIDTH = 170;
/** Below this width n is left to the tooltip and the table, so that bars keep room. */
const SHORT_LABELS_BELOW = 420;

/** A row's own colour is that of its value. */
function drawChance(props: RectangleProps) {
  return <Rectangle {...props} fill="var(--band)" />;
}

/** Bars from zero, starting at the reading side, each with its interval; value and n in a column at the other side. */
export function BreakdownChart({ size, title, groups, describe, onFollow }: BreakdownChartProps) {
  const { direction } = useReader();
  const isMirrored = direction === 'rtl';
  const nameWidth = Math.min(
    textWidth(groups.map(({ name }) => name)),
    MOST_NAME_WIDTH,
    Math.round(size.width * NAME_SHARE),
  );
  const labelSize = size.width < SHORT_LABELS_BELOW ? 'short' : 'full';
  // A cut number is a wrong number: the column is as wide as its longest label.
  const labelWidth = textWidth(groups.map(({ label }) => label[labelSize]));
  const byKey = new Map(groups.map((group) => [group.key, group]));
  const ticks = valueTicks('count', [
    0,
    ...groups.flatMap(({ value, chance }) => [
      value.value,
      value.low,
      value.high,
      chance?.low ?? null,
      chance?.high ?? null,
    ]),
  ]);
  const mean = groups.find(({ chance }) => chance !== null)?.chance?.mean ?? null;
  const rows = {
    type: 'category',
    dataKey: 'key',
    axisLine: false,
    tickLine: false,
    interval: 0,
  } as const;
  // Whiskers that grow would show values without their doubt for a while, under reduced motion too.
  const doubt = { dataKey: 'doubt', direction: 'x', isAnimationActive: false } as const;
  return (
    <BarChart
      layout="vertical"
      width={size.width}
      height={size.height}
      data={[...breakdownRows(groups)]}
      margin={{ top: 0, right: 0, bottom: 0, left: 0 }}
      barCategoryGap="35%"
      title={title}
      desc={title}
      style={{ cursor: 'pointer' }}
      onClick={({ activeLabel }) => {
        if (activeLabel !== undefined) onFollow(String(activeLabel));
      }}
    >
      <XAxis type="number" hide reversed={isMirrored} domain={[ticks[0] ?? 0, ticks.at(-1) ?? 1]} />
      <YAxis
        {...rows}
        yAxisId="names"
        orientation={isMirrored ? 'right' : 'left'}
        width={nameWidth}
        tick={
          <RowTick
            width={nameWidth}
            fill="var(--ink)"
            direction="auto"
            textOf={(key) => byKey.get(key)?.name ?? key}
          />
        }
      />
      <YAxis
        {...rows}
        yAxisId="labels"
        orientation={isMirrored ? 'left' : 'right'}
        width={labelWidth}
        tick={
          <RowTick
            width={null}
            fill="var(--ink-2)"
            direction={direction}
            textOf={(key) => byKey.get(key)?.label[labelSize] ?? ''}
          />
        }
      />
      <Tooltip
        cursor={{ fill: 'var(--sunken)' }}
        isAnimationActive={false}
        content={({ active, label }) => {
          const group = active ? byKey.get(String(label)) : undefined;
          return group ? <ChartTooltip {...describe(group)} /> : null;
        }}
      />
      <ReferenceLine yAxisId="names" x={0} stroke="var(--line)" />
      {/* Behind the bar: where a group of this size lies by chance alone. */}
      <Bar yAxisId="labels" dataKey="chance" shape={drawChance} isAnimationActive={false} />
      {mean === null ? null : (
        <ReferenceLine yAxisId="names" x={mean} stroke="var(--ink-3)" strokeDasharray="2 3" />
      )}
      {/* A bar of no length would lose its interval. */}
      <Bar yAxisId="names" dataKey="value" radius={2} minPointSize={1} isAnimationActive={false}>
        {/* Cased in the surface colour, so that the half inside the bar is seen as well as the half outside. */}
        <ErrorBar {...doubt} width={0} strokeWidth={4} stroke="var(--surface)" />
        <ErrorBar {...doubt} width={3} strokeWidth={1.2} stroke="var(--ink-2)" />
      </Bar>
    </BarChart>
  );
}
