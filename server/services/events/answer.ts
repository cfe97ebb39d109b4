import type { StoredEvent } from '#db/queries/events.ts';
import type { Done } from '#db/queries/targets.ts';
import type { EventAnswer, EventInfo, EventsAnswer } from '../../contract/events.ts';
import { AppError } from '../../domain/problem.ts';
import { formatDay } from '../../domain/time/day.ts';
import type { Accounts } from '../accounts/accounts.ts';
import { whoReader } from '../accounts/who.ts';
import type { Moment } from '../organisation/reference.ts';
import { scopeInfo } from './scope.ts';

type Told = Pick<Moment, 'reference'>;
type Who = Awaited<ReturnType<typeof whoReader>>;

/** Every event, the latest to begin first, removed ones included. */
export async function answerEvents(
  accounts: Pick<Accounts, 'repository'>,
  { reference }: Told,
): Promise<EventsAnswer> {
  const who = await whoReader(accounts);
  const all = reference.events.toSorted((a, b) => b.from - a.from || b.id - a.id);
  return { events: all.map((one) => eventInfo(one, reference, who)) };
}

/** One event as it stands now. @throws AppError NOT_FOUND { seen } */
export async function answerEvent(
  accounts: Pick<Accounts, 'repository'>,
  { reference }: Told,
  id: number,
): Promise<EventAnswer> {
  const found = reference.events.find((one) => one.id === id);
  if (!found) throw new AppError('NOT_FOUND', { seen: String(id) });
  return { event: eventInfo(found, reference, await whoReader(accounts)) };
}

function eventInfo(one: StoredEvent, { books }: Told['reference'], who: Who): EventInfo {
  const done = (told: Done) => ({ by: who(told.by), at: new Date(told.at).toISOString() });
  const { id, kind, name, note } = one;
  return {
    id,
    kind,
    name,
    from: formatDay(one.from),
    to: formatDay(one.to),
    scope: scopeInfo(one.scope, books),
    note,
    made: done(one.made),
    changed: one.changed && done(one.changed),
    removed: one.removed && done(one.removed),
  };
}
