/** What tells whether a case is open; instants are UTC milliseconds, null = it has not happened. */
export type CaseInstants = {
  resolvedAt: number | null;
  reopenedAt: number | null;
  closedAt: number | null;
  /** The source says that it is over. */
  endTold: boolean | null;
};

/**
 * True while a case is open: nothing tells that it was resolved or is over (as the backlog counts it), or it came back after
 * it was resolved and was not closed since.
 */
export function isOpenCase({ resolvedAt, reopenedAt, closedAt, endTold }: CaseInstants): boolean {
  if (resolvedAt === null) return endTold !== true;
  if (reopenedAt === null || reopenedAt <= resolvedAt) return false;
  return closedAt === null || closedAt < reopenedAt;
}
