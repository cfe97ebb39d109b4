import { usePlotArea, useXAxisScale, useYAxisScale } from 'recharts';
import { latestOf, lineColour, spreadApart } from './compare-rows.ts';
import type { CompareSeries } from './compare-rows.ts';

export const BADGE_ROOM = 26;
const RADIUS = 8;

type EndBadgesProps = {
  series: readonly CompareSeries[];
  numberOf: (place: number) => string;
  isReversed: boolean;
};

/** The number of each line behind its latest value, moved apart where lines end close together. */
export function EndBadges({ series, numberOf, isReversed }: EndBadgesProps) {
  const plot = usePlotArea();
  const toX = useXAxisScale();
  const toY = useYAxisScale();
  if (!plot || !toX || !toY) return null;
  const ends = series.flatMap((one, place) => {
    const latest = latestOf(one);
    const from = latest && one.points[latest.at]?.from;
    const x = toX(from);
    const y = latest ? toY(latest.value) : undefined;
    return x === undefined || y === undefined ? [] : [{ key: one.key, place, x, y }];
  });
  const places = spreadApart(
    ends.map(({ y }) => y - plot.y),
    2 * RADIUS + 1,
    plot.height,
  );
  return (
    <g aria-hidden="true">
      {ends.map(({ key, place, x, y }, i) => {
        const cx = x + (isReversed ? -1 : 1) * (RADIUS + 6);
        const cy = (places[i] ?? 0) + plot.y;
        return (
          <g key={key}>
            <line x1={x} y1={y} x2={cx} y2={cy} stroke={lineColour(place)} strokeWidth={1} />
            <circle cx={cx} cy={cy} r={RADIUS} fill={lineColour(place)} />
            <text
              x={cx}
              y={cy}
              dy="0.35em"
              textAnchor="middle"
              fill="var(--surface)"
              fontWeight={600}
            >
              {numberOf(place)}
            </text>
          </g>
        );
      })}
    </g>
  );
}
