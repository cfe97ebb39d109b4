import type { MetricValue } from '#server/domain/metrics/value.ts';

export type TrendPoint = {
  readonly from: string;
  readonly to: string;
  readonly value: MetricValue;
  /** The target in force at its end; null or left out = none. */
  readonly target?: number | null;
};

/** One bucket as it is drawn: null is a gap in its line. */
export type TrendRow = {
  readonly from: string;
  readonly final: number | null;
  /** The stretch that still moves, starting at the last final point so that the lines meet. */
  readonly moving: number | null;
  readonly range: readonly [number, number] | null;
  /** A value between two gaps: no line reaches it, so it is drawn as a dot. */
  readonly isAlone: boolean;
  readonly target: number | null;
  /** A target that neither neighbour has: no line shows it. */
  readonly isTargetAlone: boolean;
};

export function trendRows(points: readonly TrendPoint[]): readonly TrendRow[] {
  const isMoving = (index: number) => points[index]?.value.states.includes('provisional') ?? false;
  const valueAt = (index: number) => points[index]?.value.value ?? null;
  const targetAt = (index: number) => points[index]?.target ?? null;
  return points.map((point, index) => {
    const { value, low, high } = point.value;
    return {
      from: point.from,
      final: isMoving(index) ? null : value,
      moving: isMoving(index) || isMoving(index + 1) ? value : null,
      range: low === null || high === null ? null : [low, high],
      isAlone: value !== null && valueAt(index - 1) === null && valueAt(index + 1) === null,
      target: targetAt(index),
      isTargetAlone:
        targetAt(index) !== null && targetAt(index - 1) === null && targetAt(index + 1) === null,
    };
  });
}
