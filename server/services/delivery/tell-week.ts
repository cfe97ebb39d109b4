import type { Held } from '#db/queries/leases.ts';
import type { Repository } from '#db/store/store.ts';
import { weekToTell } from '../../domain/delivery/weekly.ts';
import { DAY_MS, formatDay } from '../../domain/time/day.ts';
import { lastCompleteWeek } from '../../domain/time/period.ts';
import type { Accounts } from '../accounts/accounts.ts';
import { dataThroughDay } from '../metrics/states.ts';
import { sourcesBehind } from '../organisation/answer.ts';
import { createMomentReader } from '../organisation/reference.ts';

export type TellWeekDeps = {
  /** The store whose week it is. */
  readonly repository: Repository;
  readonly accounts: Pick<Accounts, 'repository'>;
  readonly now: () => number;
  /** The lease of whoever does the hourly work. */
  readonly held: Held;
};

const HOUR_MS = 3_600_000;

/** Puts the mail about the last week into the outbox for everybody who wants it and has not had it; gives how many. */
export async function tellWeek({ repository, accounts, now, held }: TellWeekDeps): Promise<number> {
  const at = now();
  const moment = await createMomentReader(repository)(at);
  const { reference, today } = moment;
  const { zone, calendar } = reference;
  const lastWeek = lastCompleteWeek(today, dataThroughDay(moment), calendar.weekStart);
  const wall = at + zone.offsetAt(at);
  const week = weekToTell({
    today,
    hour: Math.floor((wall - today * DAY_MS) / HOUR_MS),
    lastWeek,
    behind: lastWeek === null ? 0 : sourcesBehind(moment, lastWeek.to).length,
  });
  if (week === null) return 0;
  const people = await accounts.repository.read('listPeople', undefined);
  const reading = people.filter(
    ({ state, rights }) => state === 'active' && rights.role !== 'front_line',
  );
  return repository.write('enqueueWeekly', {
    held,
    people: reading.map(({ id }) => id),
    week: { from: formatDay(week.from), to: formatDay(week.to) },
    now: at,
  });
}
