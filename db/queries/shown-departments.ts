import { DEPARTMENT } from '../cells/places.ts';
import type { Context, Steps } from '../store/request.ts';
import type { DimensionValue } from './dimensions.ts';
import { readValues } from './dimensions.ts';

/** Reads as which code each department is shown after all merges; null = none is merged, each is shown as itself. */
export function* readShownDepartments(
  ctx: Context,
): Steps<((department: number) => number) | null> {
  const values = (yield* readValues(ctx)).filter(({ dimension }) => dimension === DEPARTMENT);
  if (values.every(({ alias }) => alias === null)) return null;
  return (department) => shownAs(values, department);
}

/** The code a department is shown as, of all values of the dimension. A circle, which no change may make, ends where it closes. */
export function shownAs(values: readonly DimensionValue[], code: number): number {
  let at = code;
  for (let step = 0; step <= values.length; step++) {
    const alias = values.find((value) => value.code === at)?.alias ?? null;
    if (alias === null || alias === code) return at;
    at = alias;
  }
  return at;
}
