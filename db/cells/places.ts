/** Number of a dimension in the cell table: 0 is the total, 1 the department, 2… the others. */
export const TOTAL = 0;
export const DEPARTMENT = 1;

/** Scope of the whole organisation; a department's scope is its code + 1. */
export const WHOLE = 0;
export function departmentScope(code: number): number {
  return code + 1;
}

export const GRAIN_DAY = 0;
export const GRAIN_WEEK = 1;
