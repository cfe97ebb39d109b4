import type { Dimension } from '#server/domain/dimensions.ts';
import type { FilterField } from './view-state.ts';

/**
 * The field that asks for exactly the records of a group, told by the filter it came with: a department or theme that has
 * others below it is asked for without those.
 */
export function groupField({ filter }: { filter: string }, dimension: Dimension): FilterField {
  const isNested = dimension === 'department' || dimension === 'theme';
  return isNested && filter.startsWith(`${dimension}.only=`) ? `${dimension}.only` : dimension;
}
