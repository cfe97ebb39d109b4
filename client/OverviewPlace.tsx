import type { ReactNode } from 'react';
import { Redirect } from 'wouter';
import { CardsSkeleton } from './features/overview/CardsSkeleton.tsx';
import { OverviewPage } from './features/overview/OverviewPage.tsx';
import { LaterCard } from './LaterCard.tsx';
import { NeedsYouCard, OverviewMore } from './lazy-pages.ts';
import { departmentsHref, isBare } from './url/overview-address.ts';
import { useSearch } from './url/use-search.ts';
import { WeekPlace } from './WeekPlace.tsx';
import type { Week } from './WeekPlace.tsx';

/** Cards that an organisation begins with. */
const CARDS = 6;

export type OverviewPlaceProps = {
  title: string;
  mayImport: boolean;
  /** Keys of the departments that the reader heads; null = it is not known yet whether they head any. */
  own: readonly string[] | null;
  /** Which days and whose, beside the title. */
  controls: (week: Week) => ReactNode;
};

/**
 * The overview. For heads its bare address opens with their own departments; every other address says whose figures it
 * shows, and opens the same for everybody.
 */
export function OverviewPlace({ title, mayImport, own, controls }: OverviewPlaceProps) {
  const search = useSearch();
  if (isBare(search) && own && own.length > 0)
    return <Redirect to={departmentsHref(own)} replace />;
  const skeleton = <CardsSkeleton count={CARDS} />;
  if (isBare(search) && !own) return skeleton;
  return (
    <WeekPlace {...{ title, skeleton, mayImport }}>
      {(week) => (
        <OverviewPage
          {...week}
          controls={controls(week)}
          needs={
            <LaterCard>
              <NeedsYouCard />
            </LaterCard>
          }
          more={(series, days) => (
            <LaterCard>
              <OverviewMore
                catalogue={week.catalogue}
                cards={week.organisation.cards}
                {...{ series, days }}
              />
            </LaterCard>
          )}
        />
      )}
    </WeekPlace>
  );
}
