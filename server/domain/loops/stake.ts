/**
 * What somebody assumes is at stake, so that everybody can see and dispute it: what one affected customer is worth in a year
 * (minor units of the organisation's currency), and the share of those affected who leave for it (0 to 1).
 */
export type StakeAssumptions = { readonly worth: number; readonly lost: number };

/** Value at stake in minor units a year: affected × worth × share lost, rounded. `affected` = records behind the loop. */
export function valueAtStake(affected: number, { worth, lost }: StakeAssumptions): number {
  return Math.round(affected * worth * lost);
}
