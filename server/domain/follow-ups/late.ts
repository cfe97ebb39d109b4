/** Unhappy customers of one department who wait though their contact was promised by now. */
export type LateFollowUps = {
  /** Code of the department; null = the CX team sees to them. */
  readonly department: number | null;
  /** How many, 1 or more. */
  readonly count: number;
  /** When the newest of their promises was over, UTC ms. */
  readonly at: number;
};

/** What goes wrong, as alerts call it: one open alert for a department, however many customers wait. */
export const LATE_CAUSE = 'unanswered';

/** The same with each department as it is shown: what was merged is counted where it went. */
export function asShown(
  late: readonly LateFollowUps[],
  shownAs: (department: number) => number,
): LateFollowUps[] {
  const held = new Map<number | null, LateFollowUps>();
  for (const one of late) {
    const department = one.department === null ? null : shownAs(one.department);
    const before = held.get(department);
    held.set(department, {
      department,
      count: one.count + (before?.count ?? 0),
      at: Math.max(one.at, before?.at ?? one.at),
    });
  }
  return [...held.values()];
}
