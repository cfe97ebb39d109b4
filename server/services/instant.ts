/** An instant (UTC ms) as answers tell it. */
export function instant(at: number): string {
  return new Date(at).toISOString();
}

/** As `instant`; null stays null. */
export function instantOrNull(at: number | null): string | null {
  return at === null ? null : instant(at);
}
