import { DAY_MS } from '../time/day.ts';
import { RECONTACT_DAYS } from '../counters/contribute/case.ts';

/**
 * What stands in place of the customer in a record whose customer was erased. `ERASED_SEALED`: what the customer's other
 * records told about it was known by then and is kept, so that no number moves. `ERASED_UNKNOWN`: nothing was known, or it
 * came after the erasure. Both begin with a control character that no id has.
 */
export const ERASED_SEALED = '\u0018sealed';
/** See `ERASED_SEALED`. */
export const ERASED_UNKNOWN = '\u0018unknown';

/** True for what stands in place of an erased customer. */
export function isErased(customer: unknown): boolean {
  return customer === ERASED_SEALED || customer === ERASED_UNKNOWN;
}

/** The customer as counters see it: whether there was one, never who; null = nobody is known. */
export function countedCustomer(customer: string | null): string | null {
  return customer === ERASED_UNKNOWN ? null : customer;
}

/** The customer as people and programs may see it; null for an erased one. */
export function shownCustomer(customer: string | null): string | null {
  return isErased(customer) ? null : customer;
}

/**
 * The instant of coming back (UTC ms) that an anonymous record keeps: it counts as before, but says no longer when that
 * was, so that two records cannot be found to be of one person by it. Null = not come back in time.
 */
export function sealedRecontact(at: number, recontactAt: number | null): number | null {
  return recontactAt !== null && recontactAt - at <= RECONTACT_DAYS * DAY_MS ? at : null;
}
