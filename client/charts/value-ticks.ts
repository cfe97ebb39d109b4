import type { Unit } from '#server/domain/metrics/verdict-kinds.ts';

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const DURATION_STEPS = [
  [1, [1, 2, 5, 10, 15, 30]],
  [MINUTE, [1, 2, 5, 10, 15, 30]],
  [HOUR, [1, 2, 3, 6, 12]],
  [DAY, [1, 2, 5, 10, 20, 50, 100, 200, 500]],
] as const;
const MOST_STEPS = 5;
/** Values closer than this are one value: no step between them can be told. */
const SMALLEST = 1e-9;

/** A share or score that moves by less than this is drawn as nearly flat: the axis must not make noise look like news. */
const LEAST_SPAN: Readonly<Partial<Record<Unit, number>>> = { percent: 20, points: 30, score: 1 };
const BOUNDS: Readonly<Partial<Record<Unit, readonly [number, number]>>> = {
  percent: [0, 100],
  points: [-100, 100],
};

/** Round values for the value axis, lowest first; the first and last are its ends. Amounts start at zero. */
export function valueTicks(unit: Unit, values: readonly (number | null)[]): readonly number[] {
  const known = values.filter((value) => value !== null);
  if (known.length === 0) return [0, 1];
  const [low, high] = extent(unit, Math.min(...known), Math.max(...known));
  const step = stepOf(unit, high - low);
  const first = Math.floor(low / step);
  const last = Math.max(first + 1, Math.ceil(high / step));
  // Multiplied, not added up: repeated addition of 0.1 drifts.
  return Array.from({ length: last - first + 1 }, (_, index) =>
    Number(((first + index) * step).toPrecision(12)),
  );
}

function extent(unit: Unit, low: number, high: number): readonly [number, number] {
  const span = LEAST_SPAN[unit];
  if (span === undefined) {
    return [Math.min(0, low), high - low < SMALLEST ? low + 1 : Math.max(0, high)];
  }
  const missing = Math.max(0, span - (high - low)) / 2;
  const [floor, ceiling] = BOUNDS[unit] ?? [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
  return [Math.max(floor, low - missing), Math.min(ceiling, high + missing)];
}

function stepOf(unit: Unit, span: number): number {
  const least = span / MOST_STEPS;
  if (unit === 'seconds') {
    const step = DURATION_STEPS.flatMap(([unitSeconds, counts]) =>
      counts.map((count) => count * unitSeconds),
    ).find((candidate) => candidate >= least);
    if (step !== undefined) return step;
  }
  const magnitude = 10 ** Math.floor(Math.log10(least));
  const factor = [1, 2, 5, 10].find((candidate) => candidate * magnitude >= least) ?? 10;
  return factor * magnitude;
}
