import type { Part } from './part.ts';
import { together } from './part.ts';

/** Records one segment must have in each of two periods to be looked at by itself. */
export const LEAST = 30;

/** One segment in two periods. `keys` = the values it stands for: one, or all of those that are too small by themselves. */
export type Segment<Key> = {
  readonly keys: readonly Key[];
  readonly before: Part;
  readonly after: Part;
};

/** True for a segment that can be looked at by itself: one value with enough records. */
export function isLarge({ keys, before, after }: Segment<unknown>): boolean {
  return keys.length === 1 && before.n >= LEAST && after.n >= LEAST;
}

/** Segments that are too small in either period put together into one, which stands last; together they are the same whole. */
export function pooled<Key>(segments: readonly Segment<Key>[]): Segment<Key>[] {
  const large = segments.filter(isLarge);
  const small = segments.filter((one) => !isLarge(one));
  if (small.length <= 1) return [...large, ...small];
  return [
    ...large,
    {
      keys: small.flatMap(({ keys }) => keys),
      before: together(small.map(({ before }) => before)),
      after: together(small.map(({ after }) => after)),
    },
  ];
}
