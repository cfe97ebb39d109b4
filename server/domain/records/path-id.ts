/** What an address takes for itself: a part of one or two dots, which browsers resolve before they send it. */
const ESCAPED = /^~+\.{1,2}$/;

/**
 * The id that stands in a part of an address (already without percent signs). Ids of one or two dots, and those with waves
 * before them, carry one wave more there; any other id is itself.
 */
export function idOfPath(part: string): string {
  return ESCAPED.test(part) ? part.slice(1) : part;
}
