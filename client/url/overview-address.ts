import { pairsOf } from './parse-view.ts';
import { hrefWithPair, viewHref } from './print-view.ts';
import { DEFAULT_VIEW } from './view-state.ts';

/** Says in an address that the whole is meant, where the bare address would open somebody's own departments. */
const SCOPE = 'scope';
/** The card whose weights are shown. */
export const COST_KEY = 'cost';

/** What an address may say beside a view, of the overview. */
export const OVERVIEW_KEYS: readonly string[] = [SCOPE, COST_KEY];

/** The overview of some departments. */
export function departmentsHref(departments: readonly string[]): string {
  return viewHref('/', {
    ...DEFAULT_VIEW,
    filters: [{ field: 'department', values: departments }],
  });
}

/** The overview of the whole for those whose bare address is narrower. */
export const WHOLE_HREF = `/?${SCOPE}=all`;

/** Whether an address says nothing at all about what is to be seen. */
export function isBare(search: string): boolean {
  return pairsOf(search).length === 0;
}

/** The metric whose costs the address asks for; null = the page chooses. */
export function costOf(search: string): string | null {
  return pairsOf(search).find(({ key }) => key === COST_KEY)?.values[0] ?? null;
}

/** The same address with the costs of another metric. */
export function hrefWithCost(path: string, search: string, metric: string): string {
  return hrefWithPair(path, search, COST_KEY, [metric]);
}
