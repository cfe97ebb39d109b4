import { Area, CartesianGrid, ComposedChart, Line, Tooltip, XAxis, YAxis } from 'recharts';
import type { Unit } from '#server/domain/metrics/verdict-kinds.ts';
import { useReader } from '../i18n/reader.ts';
import type { ChartSize } from './ChartFrame.tsx';
import { ChartTooltip } from './ChartTooltip.tsx';
import type { TooltipText } from './ChartTooltip.tsx';
import { CompareKey } from './CompareKey.tsx';
import { BADGE_ROOM, EndBadges } from './EndBadges.tsx';
import { TimeArrow } from './TimeArrow.tsx';
import { DASHES, MOST_BANDS, compareRows, latestOf, lineColour } from './compare-rows.ts';
import type { CompareRow, CompareSeries } from './compare-rows.ts';
import type { TrendPoint } from './trend-rows.ts';
import { valueTicks } from './value-ticks.ts';

export type CompareChartProps = {
  size: ChartSize;
  title: string;
  unit: Unit;
  /** At most `MOST_LINES`, all of the same buckets. */
  series: readonly CompareSeries[];
  /** The whole that the lines are parts of, as a thin line; null = none. */
  whole: { readonly name: string; readonly points: readonly TrendPoint[] } | null;
  isTimeReversed: boolean;
  /** All lines at a bucket, by its first day. */
  describe: (from: string) => TooltipText;
};

const ARROW_HEIGHT = 18;
const TICK = { fill: 'var(--ink-3)', fontSize: 12 };

/** Several lines of one metric on one scale; with one or two, their intervals as bands. Gaps stay gaps. */
export function CompareChart(props: CompareChartProps) {
  const { size, title, unit, series, whole, isTimeReversed, describe } = props;
  const { direction, formats } = useReader();
  const isMirrored = direction === 'rtl';
  const isReversed = isMirrored && isTimeReversed;
  const rows = compareRows(series, whole?.points ?? null);
  const hasBands = series.length <= MOST_BANDS;
  const ticks = valueTicks(
    unit,
    rows.flatMap(({ values, ranges, whole: one }) => [
      one,
      ...values,
      ...(hasBands ? ranges.flatMap((range) => range ?? []) : []),
    ]),
  );
  const valueText = (value: number) =>
    value === 0 ? formats.value.count(0) : formats.value.plain(unit, value);
  const numberOf = (place: number) => formats.value.count(place + 1);
  const latest = series.map((one) => latestOf(one)?.value ?? null);
  const order = series
    .map((_, place) => place)
    .toSorted((a, b) => (latest[b] ?? -Infinity) - (latest[a] ?? -Infinity));
  const still = { type: 'linear', isAnimationActive: false } as const;
  return (
    <>
      <ComposedChart
        width={size.width}
        height={isMirrored ? size.height - ARROW_HEIGHT : size.height}
        data={[...rows]}
        margin={{ top: 12, right: 12, bottom: 0, left: 12 }}
        title={title}
        desc={title}
      >
        <CartesianGrid vertical={false} stroke="var(--line)" />
        <XAxis
          dataKey="from"
          reversed={isReversed}
          padding={isReversed ? { left: BADGE_ROOM } : { right: BADGE_ROOM }}
          tickFormatter={formats.day.short}
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
          tickFormatter={valueText}
          tick={TICK}
          tickLine={false}
          axisLine={false}
        />
        <Tooltip
          cursor={{ stroke: 'var(--ink-3)', strokeDasharray: '2 2' }}
          isAnimationActive={false}
          content={({ active, label }) =>
            active && label !== undefined ? <ChartTooltip {...describe(String(label))} /> : null
          }
        />
        {hasBands
          ? series.map(({ key }, place) => (
              <Area
                key={`band ${key}`}
                {...still}
                dataKey={(row: CompareRow) => row.ranges[place] ?? null}
                stroke="none"
                fill={lineColour(place)}
                fillOpacity={0.16}
                activeDot={false}
              />
            ))
          : null}
        {whole ? (
          <Line {...still} dataKey="whole" stroke="var(--ink-3)" strokeWidth={1} dot={false} />
        ) : null}
        {series.map(({ key, points }, place) => (
          <Line
            key={`line ${key}`}
            {...still}
            name={key}
            dataKey={(row: CompareRow) => row.values[place] ?? null}
            stroke={lineColour(place)}
            strokeWidth={2}
            strokeDasharray={DASHES[place] ?? ''}
            // A value between two gaps has no line to be seen on.
            dot={points.length === 1 || hasLone(points) ? { r: 2.5, strokeDasharray: '' } : false}
            activeDot={{ r: 4, fill: lineColour(place), stroke: 'var(--surface)' }}
          />
        ))}
        <EndBadges {...{ series, numberOf, isReversed }} />
      </ComposedChart>
      {isMirrored && <TimeArrow isReversed={isReversed} />}
      <CompareKey
        entries={series.map(({ key, name }, place) => ({
          key,
          name,
          value: formats.value.plain(unit, latest[place] ?? null),
        }))}
        order={order}
        numberOf={numberOf}
        whole={whole?.name ?? null}
      />
    </>
  );
}

function hasLone(points: readonly TrendPoint[]): boolean {
  const valueAt = (at: number) => points[at]?.value.value ?? null;
  return points.some(
    (_, at) => valueAt(at) !== null && valueAt(at - 1) === null && valueAt(at + 1) === null,
  );
}
