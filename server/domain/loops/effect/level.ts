import type { Week, Weekly } from './series.ts';

/** The level of some weeks taken together. */
export type Level = {
  readonly weeks: number;
  /** Exposure or answers in all. */
  readonly units: number;
  /** Records per exposure, share (0 to 1) or mean. */
  readonly value: number;
  /** Variance that one unit would have if chance within the weeks were all there is. */
  readonly unitVariance: number;
};

/** Pools weeks by what they rest on; null = there are none. A level of 0 (or of 1, for shares) is not taken for certain. */
export function levelOf(kind: Weekly['kind'], weeks: readonly Week[]): Level | null {
  const units = weeks.reduce((sum, week) => sum + week.units, 0);
  if (weeks.length === 0 || units <= 0) return null;
  const total = weeks.reduce((sum, week) => sum + week.value * week.units, 0);
  const value = total / units;
  return {
    weeks: weeks.length,
    units,
    value,
    unitVariance: unitVariance(kind, weeks, total, units),
  };
}

function unitVariance(
  kind: Weekly['kind'],
  weeks: readonly Week[],
  total: number,
  units: number,
): number {
  switch (kind) {
    case 'count':
      // Half a record more, so that none at all is not taken for never.
      return (total + 0.5) / units;
    case 'share': {
      const share = (total + 0.5) / (units + 1);
      return share * (1 - share);
    }
    case 'mean': {
      const spare = weeks.reduce((sum, { units: n }) => sum + Math.max(0, n - 1), 0);
      const squares = weeks.reduce(
        (sum, { units: n, spread }) => sum + Math.max(0, n - 1) * spread * spread,
        0,
      );
      return spare === 0 ? 0 : squares / spare;
    }
  }
}

/** How far each week lies from a level, in units of what chance within the week would make it differ. */
export function residuals(weeks: readonly Week[], level: Level): number[] {
  return weeks.map(({ value, units }) =>
    level.unitVariance <= 0 ? 0 : (value - level.value) * Math.sqrt(units / level.unitVariance),
  );
}
