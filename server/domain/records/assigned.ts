/** Bits of a record's `assigned`: which of its codes the source did not tell. A record without any has null. */
export const ASSIGNED = {
  /** Every code is the source's. */
  none: 0,
  /** The told theme was read from the record's text, since the source gave none; also where another is set over it. */
  themeFromText: 1,
  /** The theme was set by hand or by a rule. */
  themeSet: 2,
  /** The department was set by hand or by a rule. */
  departmentSet: 4,
} as const;
