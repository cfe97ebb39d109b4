import {
  Area,
  CartesianGrid,
  ComposedChart,
  Line,
  ReferenceArea,
  ReferenceLine,
  Tooltip,
  XAxis,
  YAxis,
} from 'recharts';
import type { Unit } from '#server/domain/metrics/verdict-kinds.ts';
import { useReader } from '../i18n/reader.ts';
import type { ChartSize } from './ChartFrame.tsx';
import { ChartTooltip } from './ChartTooltip.tsx';
import type { TooltipText } from './ChartTooltip.tsx';
import { TargetDash } from './TargetDash.tsx';
import { drawnMarks } from './time-marks.ts';
import type { MarkKind } from './time-marks.ts';
import { TimeArrow } from './TimeArrow.tsx';
import { TrendDot } from './TrendDot.tsx';
import { trendRows } from './trend-rows.ts';
import type { TrendPoint } from './trend-rows.ts';
import { valueTicks } from './value-ticks.ts';

export type TrendChartProps = {
  size: ChartSize;
  title: string;
  unit: Unit;
  /** Oldest first, one per bucket, also the empty ones. */
  points: readonly TrendPoint[];
  /** Process-behaviour limits; null where there are too few points for them. */
  limits: { readonly mean: number; readonly low: number; readonly high: number } | null;
  /** Values of the charts beside it that the scale holds too, so that all of them have one. */
  beside?: readonly (number | null)[];
  /** What happened meanwhile, numbered in this order; left out = nothing. */
  marks?: readonly { readonly from: string; readonly to: string; readonly kind: MarkKind }[];
  isTimeReversed: boolean;
  /** What stands at the time axis for a point; left out = its day. */
  tick?: (from: string) => string;
  describe: (point: TrendPoint) => TooltipText;
  /** A press on a point, by its first day; the table twin has the same as a link. */
  onFollow: (from: string) => void;
};

const ARROW_HEIGHT = 18;
/** Colours of a mark's number and line. */
const LABEL: Readonly<Record<MarkKind, string>> = {
  change: 'var(--accent)',
  event: 'var(--ink)',
  holiday: 'var(--ink-3)',
};
const STROKE: Readonly<Record<MarkKind, string>> = {
  change: 'var(--accent)',
  event: 'var(--ink-2)',
  holiday: 'var(--ink-3)',
};
/** Room for the numbers of marks above the drawing, in one line; and for each line more. */
const MARKS_HEIGHT = 22;
const MARKS_LINE = 14;
/** Between the drawing and the numbers of the lowest line. */
const MARKS_OFFSET = 5;
const TICK = { fill: 'var(--ink-3)', fontSize: 12 };

const NOTHING: readonly never[] = [];

/** A line with its interval as a band; gaps stay gaps, and what still moves is dashed. */
export function TrendChart({
  size,
  title,
  unit,
  points,
  limits,
  beside = NOTHING,
  marks = NOTHING,
  isTimeReversed,
  tick,
  describe,
  onFollow,
}: TrendChartProps) {
  const { direction, formats } = useReader();
  const isMirrored = direction === 'rtl';
  const isReversed = isMirrored && isTimeReversed;
  const rows = trendRows(points);
  const drawn = drawnMarks(marks, points);
  const lines = Math.max(0, ...drawn.map(({ line }) => line));
  const ticks = valueTicks(unit, [
    limits?.low ?? null,
    limits?.high ?? null,
    ...beside,
    ...points.flatMap(({ value, target }) => [value.value, value.low, value.high, target ?? null]),
  ]);
  const line = {
    dataKey: 'final',
    stroke: 'var(--series)',
    strokeWidth: 2,
    isAnimationActive: false,
    type: 'linear',
  } as const;
  return (
    <>
      <ComposedChart
        width={size.width}
        height={isMirrored ? size.height - ARROW_HEIGHT : size.height}
        data={[...rows]}
        margin={{
          top: drawn.length > 0 ? MARKS_HEIGHT + lines * MARKS_LINE : 12,
          right: 12,
          bottom: 0,
          left: 12,
        }}
        title={title}
        desc={title}
        style={{ cursor: 'pointer' }}
        onClick={({ activeLabel }) => {
          if (activeLabel !== undefined) onFollow(String(activeLabel));
        }}
      >
        <CartesianGrid vertical={false} stroke="var(--line)" />
        <XAxis
          dataKey="from"
          reversed={isReversed}
          tickFormatter={tick ?? formats.day.short}
          tick={TICK}
          tickLine={false}
          axisLine={{ stroke: 'var(--line)' }}
          minTickGap={28}
        />
        <YAxis
          orientation={isMirrored ? 'right' : 'left'}
          width="auto"
          domain={[ticks[0] ?? 0, ticks.at(-1) ?? 1]}
          ticks={[...ticks]}
          interval={0}
          tickFormatter={(value: number) =>
            value === 0 ? formats.value.count(0) : formats.value.plain(unit, value)
          }
          tick={TICK}
          tickLine={false}
          axisLine={false}
        />
        <Tooltip
          cursor={{ stroke: 'var(--ink-3)', strokeDasharray: '2 2' }}
          isAnimationActive={false}
          content={({ active, label }) => {
            const point = active ? points.find(({ from }) => from === label) : undefined;
            return point ? <ChartTooltip {...describe(point)} /> : null;
          }}
        />
        <Area
          dataKey="range"
          type="linear"
          stroke="none"
          fill="var(--band)"
          fillOpacity={1}
          activeDot={false}
          isAnimationActive={false}
        />
        {limits === null
          ? null
          : [limits.low, limits.mean, limits.high].map((y, i) => (
              <ReferenceLine key={i} y={y} stroke="var(--ink-3)" strokeDasharray="1 4" />
            ))}
        {drawn.map(({ from, to, kind, numbers, line: above }) => {
          const label = {
            value: formats.series(numbers.map((number) => formats.value.count(number))),
            position: 'top',
            offset: MARKS_OFFSET + above * MARKS_LINE,
            fill: LABEL[kind],
          } as const;
          return from === to ? (
            <ReferenceLine
              key={from}
              x={from}
              stroke={STROKE[kind]}
              {...(kind === 'holiday' ? { strokeDasharray: '1 3' } : {})}
              label={label}
            />
          ) : (
            <ReferenceArea
              key={`${from} ${to}`}
              x1={from}
              x2={to}
              // Behind the interval, on the grid.
              zIndex={-50}
              fill="var(--sunken)"
              fillOpacity={1}
              stroke={STROKE[kind]}
              strokeOpacity={0.6}
              {...(kind === 'holiday' ? { strokeDasharray: '1 3' } : {})}
              label={label}
            />
          );
        })}
        {rows.some((row) => row.target !== null) && (
          <Line
            dataKey="target"
            type="step"
            stroke="var(--ink-3)"
            strokeWidth={1}
            strokeDasharray="4 4"
            dot={<TargetDash rows={rows} />}
            activeDot={false}
            isAnimationActive={false}
          />
        )}
        <Line
          {...line}
          dot={<TrendDot rows={rows} />}
          activeDot={{ r: 4, fill: 'var(--series)', stroke: 'var(--surface)' }}
        />
        <Line
          {...line}
          dataKey="moving"
          strokeDasharray="4 4"
          dot={<TrendDot rows={rows} />}
          activeDot={false}
        />
      </ComposedChart>
      {isMirrored && <TimeArrow isReversed={isReversed} />}
    </>
  );
}
