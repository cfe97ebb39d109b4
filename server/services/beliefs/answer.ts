import type { StoredRound } from '#db/queries/beliefs.ts';
import type { Done } from '#db/queries/targets.ts';
import type { Repository } from '#db/store/store.ts';
import type {
  BeliefRoundAnswer,
  BeliefRoundInfo,
  BeliefRoundsAnswer,
} from '../../contract/beliefs.ts';
import { isLeader } from '../../domain/access/abilities.ts';
import { roundState } from '../../domain/beliefs/round.ts';
import { suggestedRound } from '../../domain/beliefs/suggested.ts';
import { AppError } from '../../domain/problem.ts';
import { formatDay } from '../../domain/time/day.ts';
import type { Accounts } from '../accounts/accounts.ts';
import { whoReader } from '../accounts/who.ts';

type AccountsOf = Pick<Accounts, 'repository'>;
type Who = Awaited<ReturnType<typeof whoReader>>;

/** What is told of rounds: where they are, whose names they carry, and the day it is. */
export type Telling = { repository: Repository; accounts: AccountsOf; today: number };

/** Every round that was ever made, the latest to begin first. `isDemonstration` = its leaders are nobody. */
export async function answerRounds(
  { repository, accounts, today }: Telling,
  isDemonstration: boolean,
): Promise<BeliefRoundsAnswer> {
  const who = await whoReader(accounts);
  const rounds = await repository.read('readBeliefRounds', undefined);
  return {
    rounds: rounds
      .toSorted((a, b) => b.from - a.from || b.id - a.id)
      .map((one) => roundInfo(one, today, who)),
    leaders: isDemonstration ? null : await leadersNow(accounts),
    suggested: suggestedRound(today),
  };
}

/** One round as it stands now. @throws AppError NOT_FOUND { seen } */
export async function answerRound(telling: Telling, id: number): Promise<BeliefRoundAnswer> {
  const round = await findRound(telling.repository, id);
  return { round: roundInfo(round, telling.today, await whoReader(telling.accounts)) };
}

/** @throws AppError NOT_FOUND { seen } */
export async function findRound(repository: Repository, id: number): Promise<StoredRound> {
  const rounds = await repository.read('readBeliefRounds', undefined);
  const found = rounds.find((one) => one.id === id);
  if (!found) throw new AppError('NOT_FOUND', { seen: String(id) });
  return found;
}

/** A round as everybody is told it on a day. */
export function roundInfo(one: StoredRound, today: number, who: Who): BeliefRoundInfo {
  const done = (told: Done) => ({ by: who(told.by), at: new Date(told.at).toISOString() });
  return {
    id: one.id,
    name: one.name,
    from: formatDay(one.from),
    to: formatDay(one.to),
    customersFrom: formatDay(one.customersFrom),
    topics: [...one.topics],
    state: roundState(one, today),
    respondents: one.respondents,
    made: done(one.made),
    closed: one.closed && done(one.closed),
    takenBack: one.takenBack && done(one.takenBack),
  };
}

/** People who could answer if they were asked today. */
async function leadersNow({ repository }: AccountsOf): Promise<number> {
  const people = await repository.read('listPeople', undefined);
  return people.filter(({ state, rights }) => state === 'active' && isLeader(rights.role)).length;
}
