import type { QueryClient } from '@tanstack/react-query';
import { cardsQuestion } from './api/metric-questions.ts';
import type { Queries } from './api/queries.ts';
import { isBare, OVERVIEW_KEYS } from './url/overview-address.ts';
import { readView } from './url/parse-view.ts';
import { resolvePeriod } from './url/resolve-period.ts';
import { DEFAULT_VIEW } from './url/view-state.ts';

/**
 * Asks for the overview's figures as soon as it is known who is there and which week is shown; nothing where the address is
 * another page's. @throws what was refused, or could not be asked
 */
export async function askOverview(
  { pathname, search }: Pick<Location, 'pathname' | 'search'>,
  client: QueryClient,
  queries: Queries,
): Promise<void> {
  if (pathname !== '/') return;
  const [{ person }, { cards, lastWeek, today }] = await Promise.all([
    client.query(queries.session()),
    client.query(queries.organisation()),
  ]);
  const role = person?.rights.role ?? 'front_line';
  // The bare address shows a head their own departments.
  if (role === 'front_line' || !lastWeek || (role === 'head' && isBare(search))) return;
  const { view } = readView(search, { defaults: DEFAULT_VIEW, own: OVERVIEW_KEYS });
  const days = resolvePeriod(view.period, lastWeek, today);
  await client.query(queries.metrics(cardsQuestion(cards, days, view)));
}
