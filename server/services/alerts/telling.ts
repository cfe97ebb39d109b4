import type { Viewer } from '#db/store/request.ts';
import type { Repository } from '#db/store/store.ts';
import { standingOn } from '../../domain/alerts/ladder.ts';
import type { Accounts } from '../accounts/accounts.ts';
import { whoReader } from '../accounts/who.ts';
import type { Moment } from '../organisation/reference.ts';
import type { AlertTelling } from './alert-info.ts';
import type { SayRule, Telling } from './rule-info.ts';

/** Reads what rules and silences are told with. */
export async function readTelling(
  accounts: Pick<Accounts, 'repository'>,
  { reference }: Pick<Moment, 'reference'>,
  say: SayRule,
): Promise<Telling> {
  return { reference, who: await whoReader(accounts), say };
}

/** Reads what alerts are told with beside; sources are named as the moment knows them, others by their id. `now` in UTC ms. */
export async function readAlertTelling(
  repository: Repository,
  telling: Telling,
  { sources, viewer, now }: Pick<Moment, 'sources'> & { viewer: Viewer; now: number },
): Promise<AlertTelling> {
  const rules = await repository.read('readAlertRules', undefined);
  const { people, chains } = await repository.read('readLadders', { now });
  const chainOf = new Map(chains.map(({ department, chain }) => [department, chain]));
  const names = new Map(sources.map(({ id, name }) => [id, name]));
  return {
    ...telling,
    rules: new Map(rules.map((rule) => [rule.id, rule])),
    sourceName: (id) => names.get(id) ?? { en: id, ar: id },
    onRung: (department, rung) => {
      // A department that was merged into another is shown as that one, and its alerts with it.
      const book = telling.reference.books.department;
      const chain = department === null ? [] : (chainOf.get(book.shownAs(department)) ?? []);
      return standingOn({ chain, people }, rung).length;
    },
    viewer,
  };
}
