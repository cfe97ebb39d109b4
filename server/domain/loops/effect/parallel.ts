import { studentTwoSided } from '../../stats/student.ts';
import type { Week, Weekly } from './series.ts';

/** A trend of the difference as unlikely as this is taken for one. */
const LIMIT = 0.05;

/**
 * True when two series went the same way before the change: the difference between them (of counts the logarithm of their ratio) has no
 * trend that chance does not explain (least squares, two-sided t test at 5 %). Weeks of both in the same order.
 */
export function parallelOf(
  kind: Weekly['kind'],
  own: readonly Week[],
  other: readonly Week[],
): boolean {
  const byDay = new Map(other.map((week) => [week.from, week]));
  const points = own.flatMap((week) => {
    const beside = byDay.get(week.from);
    if (!beside) return [];
    const scaled = ({ value, units }: Week): number =>
      kind === 'count' ? Math.log((value * units + 0.5) / units) : value;
    return [{ x: week.from / 7, y: scaled(week) - scaled(beside) }];
  });
  const n = points.length;
  if (n < 4) return false;
  const meanX = points.reduce((sum, { x }) => sum + x, 0) / n;
  const meanY = points.reduce((sum, { y }) => sum + y, 0) / n;
  const sxx = points.reduce((sum, { x }) => sum + (x - meanX) ** 2, 0);
  const sxy = points.reduce((sum, { x, y }) => sum + (x - meanX) * (y - meanY), 0);
  const slope = sxy / sxx;
  const rest = points.reduce((sum, { x, y }) => sum + (y - meanY - slope * (x - meanX)) ** 2, 0);
  const error = Math.sqrt(rest / (n - 2) / sxx);
  return error === 0 ? slope === 0 : studentTwoSided(slope / error, n - 2) > LIMIT;
}
