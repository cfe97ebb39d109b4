import type { MetricValue } from '#server/domain/metrics/value.ts';
import type { TrendPoint } from './trend-rows.ts';

/** One line of a comparison; `place` (from 1) is its number, colour and dash. */
export type CompareSeries = {
  readonly key: string;
  readonly name: string;
  /** Oldest first, the same buckets for all. */
  readonly points: readonly TrendPoint[];
};

/** One bucket as it is drawn, by place of the line: null is a gap. */
export type CompareRow = {
  readonly from: string;
  readonly values: readonly (number | null)[];
  readonly ranges: readonly (readonly [number, number] | null)[];
  /** The whole that the lines are parts of; null = not drawn or without a value. */
  readonly whole: number | null;
};

/** Lines that one chart can hold and a reader still tell apart. */
export const MOST_LINES = 8;
/** Up to this many lines carry their intervals as bands; more would hide each other. */
export const MOST_BANDS = 2;

/** Each line is told by its dash and number too, never by colour alone. */
export const DASHES = ['', '7 3', '2 3', '10 3 2 3', '4 4', '12 5', '2 6', '7 3 2 3 2 3'] as const;

/** Colour of a line by its place from 0. */
export function lineColour(place: number): string {
  return `var(--compare-${(place % MOST_LINES) + 1})`;
}

export function compareRows(
  series: readonly CompareSeries[],
  whole: readonly TrendPoint[] | null,
): readonly CompareRow[] {
  const buckets = series[0]?.points ?? whole ?? [];
  return buckets.map(({ from }, at) => ({
    from,
    values: series.map(({ points }) => points[at]?.value.value ?? null),
    ranges: series.map(({ points }) => rangeOf(points[at]?.value)),
    whole: whole?.[at]?.value.value ?? null,
  }));
}

function rangeOf(value: MetricValue | undefined): readonly [number, number] | null {
  return !value || value.low === null || value.high === null ? null : [value.low, value.high];
}

/** The latest value of a line and its bucket's place; null when it has none. */
export function latestOf({ points }: CompareSeries): { at: number; value: number } | null {
  for (let at = points.length - 1; at >= 0; at--) {
    const value = points[at]?.value.value ?? null;
    if (value !== null) return { at, value };
  }
  return null;
}

/** Places on a line of pixels, moved apart until each has `room`, in the order they were, within `[0, end]` where they fit. */
export function spreadApart(wanted: readonly number[], room: number, end: number): number[] {
  const order = wanted.map((_, i) => i).toSorted((a, b) => (wanted[a] ?? 0) - (wanted[b] ?? 0));
  const placed = [...wanted];
  let free = 0;
  for (const i of order) {
    placed[i] = Math.max(placed[i] ?? 0, free);
    free = placed[i] + room;
  }
  let last = Math.max(end, (order.length - 1) * room);
  for (const i of order.toReversed()) {
    placed[i] = Math.min(placed[i] ?? 0, last);
    last = placed[i] - room;
  }
  return placed;
}
