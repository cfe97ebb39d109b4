/** Days that figures of loops look back over: loops are few, and take months. */
export const FIGURE_DAYS = 364;
