/** What a metric should reach, as it is held. Days are numbers since 1970-01-01. */
export type Target = {
  readonly id: number;
  /** Catalogue id, for survey metrics with the instrument. */
  readonly metric: string;
  /** Code of the department; null = the whole organisation. */
  readonly department: number | null;
  readonly from: number;
  /** First day on which it no longer holds; null = until the next of the same metric and department begins. */
  readonly to: number | null;
  /** In the metric's own unit. */
  readonly value: number;
  /** It never held: somebody took it back. */
  readonly isTakenBack: boolean;
};

/**
 * The target of a metric and department (null = the whole organisation) that holds on a day: the one that began last, unless
 * it has ended since. What came before it does not come back when it ends. Null = none holds.
 */
export function targetAt<T extends Target>(
  targets: readonly T[],
  metric: string,
  department: number | null,
  day: number,
): T | null {
  let held: T | null = null;
  for (const one of targets) {
    const isOf = one.metric === metric && one.department === department && !one.isTakenBack;
    if (!isOf || one.from > day) continue;
    if (held === null || one.from > held.from || (one.from === held.from && one.id > held.id)) {
      held = one;
    }
  }
  return held === null || (held.to !== null && held.to <= day) ? null : held;
}

/** `taken_back`, `coming` (begins later), `holding`, `followed` (a later one has begun), `ended` (by its end day). */
export const TARGET_STATES = ['holding', 'coming', 'followed', 'ended', 'taken_back'] as const;
export type TargetState = (typeof TARGET_STATES)[number];

/** How one of the targets stands on a day. */
export function targetState(targets: readonly Target[], one: Target, day: number): TargetState {
  if (one.isTakenBack) return 'taken_back';
  if (one.from > day) return 'coming';
  if (targetAt(targets, one.metric, one.department, day)?.id === one.id) return 'holding';
  return one.to !== null && one.to <= day ? 'ended' : 'followed';
}
