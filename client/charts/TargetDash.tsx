import type { TrendRow } from './trend-rows.ts';

type TargetDashProps = {
  rows: readonly TrendRow[];
  cx?: number;
  cy?: number | null;
  index?: number;
};

const HALF = 8;

/** Recharts clones this once per point. A target of one bucket alone is no line: it gets a dash of its own. */
export function TargetDash({ rows, cx, cy, index }: TargetDashProps) {
  if (cx === undefined || cy === undefined || cy === null || index === undefined) return null;
  if (rows[index]?.isTargetAlone !== true) return null;
  return <path d={`M${cx - HALF} ${cy}h${2 * HALF}`} stroke="var(--ink-3)" strokeDasharray="4 4" />;
}
