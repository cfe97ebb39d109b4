import type { TrendRow } from './trend-rows.ts';

type TrendDotProps = { rows: readonly TrendRow[]; cx?: number; cy?: number | null; index?: number };

/** Recharts clones this once per point and gives place and index. Only what no line shows gets a dot: a value alone, and the last. */
export function TrendDot({ rows, cx, cy, index }: TrendDotProps) {
  if (cx === undefined || cy === undefined || cy === null || index === undefined) return null;
  const row = rows[index];
  const isShown = row !== undefined && (row.isAlone || index === rows.length - 1);
  return isShown ? <circle cx={cx} cy={cy} r={3.5} fill="var(--series)" /> : null;
}
