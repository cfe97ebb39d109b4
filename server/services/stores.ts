import type { StoreName, StoresAnswer, StoresChange } from '../contract/stores.ts';
import { AppError } from '../domain/problem.ts';
import { zoneOf } from '../domain/time/zone.ts';
import type { OwnStore } from './imports/intaking.ts';
import { changeOrganisation } from './organisation/change.ts';
import { createMomentReader } from './organisation/reference.ts';

/** The two stores of a house, seen from the application that serves one of them. */
export type Stores = {
  read: () => StoresAnswer;
  /** Shows a store from now on and gives it. @throws AppError NOT_FOUND when there is no demonstration */
  show: (name: StoreName) => Promise<OwnStore>;
};

/** Where there is only the one store that is served. */
export function onlyStore(own: () => Promise<OwnStore>): Stores {
  return {
    read: () => ({ shown: 'own', ownBegun: true, demonstrationKept: false }),
    show: (name) => {
      if (name !== 'own') throw new AppError('NOT_FOUND', { seen: name });
      return own();
    },
  };
}

/**
 * Shows the other store; the demonstration is kept aside and nothing of it is mixed with one's own. One's own is begun by
 * saying whose it is.
 * @throws AppError REQUEST_INVALID, ZONE_UNKNOWN, NOT_FOUND
 */
export async function showStore(
  stores: Stores,
  { show, organisation }: StoresChange,
  now: () => number,
): Promise<StoresAnswer> {
  // All that can be wrong is told before anything is switched.
  if (organisation) zoneOf(organisation.zone);
  if (show === 'own' && !organisation && !stores.read().ownBegun) {
    throw new AppError('REQUEST_INVALID', {
      field: 'organisation',
      fault: 'missing',
      expected: '{ name, zone, weekStart }',
    });
  }
  const { repository } = await stores.show(show);
  if (show === 'own' && organisation) {
    const { reference } = await createMomentReader(repository)(now());
    await changeOrganisation(repository, reference, organisation);
  }
  return stores.read();
}
