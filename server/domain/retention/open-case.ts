/** What tells whether a case is open; instants are UTC milliseconds, null = it has not happened. */
export type CaseInstants = {
  resolvedAt: number | null;
  reopenedAt: number | null;
  closedAt: number | null;
};

/**
 * True while a case is open: nothing tells that it was resolved (as the backlog counts it), or it came back later and was
 * not closed since.
 */
export function isOpenCase({ resolvedAt, reopenedAt, closedAt }: CaseInstants): boolean {
  if (resolvedAt === null) return true;
  if (reopenedAt === null || reopenedAt <= resolvedAt) return false;
  return closedAt === null || closedAt < reopenedAt;
}
