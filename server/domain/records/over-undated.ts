/** What tells when a case was over: UTC milliseconds and what its source says; null = not told. */
type Ends = { resolvedAt: number | null; endTold: boolean | null };

/** True for a case that its source calls over without saying when: it is in no backlog, and has no time to resolve. */
export function isOverUndated({ resolvedAt, endTold }: Ends): boolean {
  return resolvedAt === null && endTold === true;
}

/** True for a case that nobody had resolved by an instant (UTC ms). */
export function isOpenAt({ resolvedAt, endTold }: Ends, at: number): boolean {
  return resolvedAt === null ? endTold !== true : resolvedAt >= at;
}
