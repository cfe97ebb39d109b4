import type { AskedDepartment } from './loop.ts';

/** How far each state is. */
const FAR: Readonly<Record<AskedDepartment['state'], number>> = {
  handed_over: 0,
  asked: 1,
  acknowledged: 2,
  answered: 3,
};

/**
 * Of each department as it is shown the one route that holds: where departments were merged that had both been asked about a loop, the one
 * that is furthest, of equals the first. The others are there again when the merge is taken back. `shownAs` = the code a code is shown as.
 */
export function routesShown<
  T extends Pick<AskedDepartment, 'department' | 'state'> & { readonly loop?: number },
>(routes: readonly T[], shownAs: (department: number) => number): T[] {
  const held = new Map<string, T>();
  for (const route of routes) {
    const name = `${route.loop ?? ''} ${shownAs(route.department)}`;
    const before = held.get(name);
    if (!before || FAR[route.state] > FAR[before.state]) held.set(name, route);
  }
  const kept = new Set(held.values());
  return routes.filter((route) => kept.has(route));
}
