import type { ViewState } from '../url/view-state.ts';

/** The `filter` parameters of the API for the filters of a view. */
export function filterTexts(filters: ViewState['filters']): readonly string[] {
  return filters.map(({ field, values }) => `${field}=${values.map(escaped).join(',')}`);
}

/** The API separates values by commas; a comma or backslash inside one takes a backslash before it. */
function escaped(value: string): string {
  return value.replaceAll(/[\\,]/g, (sign) => `\\${sign}`);
}
