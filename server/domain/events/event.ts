import type { Dimension } from '../dimensions.ts';

/** What may happen that moves numbers. */
export const EVENT_KINDS = ['campaign', 'outage', 'price_change', 'other'] as const;
export type EventKind = (typeof EVENT_KINDS)[number];

/** Dimensions an event may be about one value of. */
export const EVENT_DIMENSIONS = [
  'department',
  'channel',
  'branch',
] as const satisfies readonly Dimension[];
export type EventDimension = (typeof EVENT_DIMENSIONS)[number];

/** A stretch of days, `[from, to)`. */
type Stretch = { readonly from: number; readonly to: number };

/** Codes that a view is narrowed to, by dimension number; a dimension that is not there is not narrowed. */
type Narrowed = readonly { readonly dimension: number; readonly codes: readonly number[] }[];

/** True when two stretches have a day in common. */
export function overlaps(a: Stretch, b: Stretch): boolean {
  return a.from < b.to && b.from < a.to;
}

/**
 * True unless a view leaves out all of what an event is about (codes of one dimension, with those merged into and below
 * it; null = everything).
 */
export function concerns(
  scope: { readonly dimension: number; readonly codes: readonly number[] } | null,
  view: Narrowed,
): boolean {
  if (scope === null) return true;
  const narrowed = view.find(({ dimension }) => dimension === scope.dimension);
  return !narrowed || narrowed.codes.some((code) => scope.codes.includes(code));
}

/** True unless two views leave each other out: each dimension that both narrow has a code in common. */
export function haveInCommon(a: Narrowed, b: Narrowed): boolean {
  return a.every(({ dimension, codes }) => {
    const other = b.find((one) => one.dimension === dimension);
    return !other || other.codes.some((code) => codes.includes(code));
  });
}
