export const SPARK_WIDTH = 120;
export const SPARK_HEIGHT = 32;
const INSET = 3;

export type SparkInput = {
  /** Oldest first; null is a gap, never 0. */
  readonly values: readonly (number | null)[];
  readonly band: { readonly low: number; readonly high: number } | null;
  readonly target: number | null;
  /** Whether the last value still moves; its stretch of line is drawn dashed. */
  readonly isLastProvisional: boolean;
  /** A value the scale reaches down to, such as 0 for amounts; without it, the smallest that is drawn. */
  readonly least?: number;
};

export type SparkDrawing = {
  /** Solid line, broken at gaps. */
  readonly line: string;
  readonly dashed: string;
  readonly last: { readonly x: number; readonly y: number } | null;
  readonly band: { readonly y: number; readonly height: number } | null;
  readonly targetY: number | null;
};

export function drawSpark(input: SparkInput): SparkDrawing {
  const { values, band, target, isLastProvisional, least = null } = input;
  const y = verticalScale([...values, band?.low ?? null, band?.high ?? null, target, least]);
  const step = values.length > 1 ? (SPARK_WIDTH - 2 * INSET) / (values.length - 1) : 0;
  const points = values.map((value, index) =>
    value === null ? null : { x: round(INSET + index * step), y: y(value) },
  );
  const lastIndex = values.length - 1;
  const solid = isLastProvisional ? points.slice(0, lastIndex) : points;
  const tail = isLastProvisional ? points.slice(Math.max(0, lastIndex - 1)) : [];
  return {
    line: path(solid),
    dashed: tail.every((point) => point !== null) ? path(tail) : '',
    last: points[lastIndex] ?? null,
    band:
      band === null
        ? null
        : { y: y(band.high), height: round(Math.max(1, y(band.low) - y(band.high))) },
    targetY: target === null ? null : y(target),
  };
}

function verticalScale(values: readonly (number | null)[]): (value: number) => number {
  const known = values.filter((value) => value !== null);
  const low = Math.min(...known);
  const high = Math.max(...known);
  if (!(high > low)) return () => SPARK_HEIGHT / 2;
  return (value) =>
    round(SPARK_HEIGHT - INSET - ((value - low) / (high - low)) * (SPARK_HEIGHT - 2 * INSET));
}

function path(points: readonly ({ x: number; y: number } | null)[]): string {
  let text = '';
  let isDrawing = false;
  for (const point of points) {
    if (point !== null) text += `${isDrawing ? 'L' : 'M'}${point.x} ${point.y}`;
    isDrawing = point !== null;
  }
  return text;
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
