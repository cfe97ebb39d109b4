export const SPARK_WIDTH = 120;
export const SPARK_HEIGHT = 32;
const INSET = 3;

export type SparkInput = {
  /** Oldest first; null is a gap, never 0. */
  readonly values: readonly (number | null)[];
  readonly band: { readonly low: number; readonly high: number } | null;
  /** The target that held at each value; null = none did. */
  readonly targets: readonly (number | null)[];
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
  /** Level where the target stays, a step where it changes; empty without one. */
  readonly target: string;
};

export function drawSpark(input: SparkInput): SparkDrawing {
  const { values, band, targets, isLastProvisional, least = null } = input;
  const y = verticalScale([...values, band?.low ?? null, band?.high ?? null, ...targets, least]);
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
    target: steps(targets, step, y),
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

function steps(targets: SparkInput['targets'], step: number, y: (value: number) => number): string {
  const edge = (place: number) => {
    if (place === 0) return 0;
    return place === targets.length ? SPARK_WIDTH : round(INSET + (place - 0.5) * step);
  };
  let text = '';
  targets.forEach((target, place) => {
    if (target === null) return;
    const before = place === 0 ? null : (targets[place - 1] ?? null);
    if (before === null) text += `M${edge(place)} ${y(target)}`;
    else if (before !== target) text += `V${y(target)}`;
    if (targets[place + 1] !== target) text += `H${edge(place + 1)}`;
  });
  return text;
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
