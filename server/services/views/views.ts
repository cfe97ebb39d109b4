import type { View } from '#db/queries/views.ts';
import type { Repository } from '#db/store/store.ts';
import type { NewView, ViewAnswer, ViewChangeRequest } from '../../contract/views.ts';
import type { PersonPrincipal } from '../../domain/access/principal.ts';
import type { Accounts } from '../accounts/accounts.ts';
import { newId } from '../accounts/tokens.ts';
import { whoReader } from '../accounts/who.ts';

/** Where views are kept, for whom, and where their owners' names are. */
export type ViewsOf = {
  readonly repository: Repository;
  readonly accounts: Pick<Accounts, 'repository' | 'chance' | 'now'>;
  readonly person: PersonPrincipal;
};

/** The person's own views and those others share, by name. */
export async function readViews(of: ViewsOf): Promise<ViewAnswer[]> {
  const found = await of.repository.read('listViews', { person: of.person.id });
  const views = await answersOf(of, found);
  return views.sort((a, b) => a.name.localeCompare(b.name, 'en') || (a.id < b.id ? -1 : 1));
}

/** Keeps a new view. @throws AppError VIEWS_TOO_MANY { limit } */
export async function keepView(of: ViewsOf, asked: NewView): Promise<ViewAnswer> {
  const { accounts, person, repository } = of;
  const { name, query, isShared = false } = asked;
  const own = { id: newId(accounts.chance), person: person.id, changedAt: accounts.now() };
  const view = { ...own, name, query, isShared };
  await repository.write('addView', { view });
  return answerOf(of, view);
}

/** Changes one's own view. @throws AppError NOT_FOUND { seen }, ACCESS_DENIED */
export async function changeView(
  of: ViewsOf,
  id: string,
  { name, query, isShared }: ViewChangeRequest,
): Promise<ViewAnswer> {
  const change = {
    ...(name === undefined ? {} : { name }),
    ...(query === undefined ? {} : { query }),
    ...(isShared === undefined ? {} : { isShared }),
  };
  const at = of.accounts.now();
  const args = { id, person: of.person.id, change, at };
  return answerOf(of, await of.repository.write('changeView', args));
}

/** Deletes one's own view; administrators also one that another shares. @throws AppError NOT_FOUND { seen }, ACCESS_DENIED */
export async function deleteView({ repository, person }: ViewsOf, id: string): Promise<void> {
  const mayDeleteShared = isKeeper(person);
  await repository.write('deleteView', { id, person: person.id, mayDeleteShared });
}

/** What others share outlives its owner's account: somebody must be able to clear it away. */
function isKeeper({ rights }: PersonPrincipal): boolean {
  return rights.role === 'administrator';
}

async function answerOf(of: ViewsOf, view: View): Promise<ViewAnswer> {
  const [answer] = await answersOf(of, [view]);
  if (!answer) throw new Error('one view has one answer');
  return answer;
}

async function answersOf({ accounts, person }: ViewsOf, views: readonly View[]) {
  const who = await whoReader(accounts);
  return views.map((view): ViewAnswer => {
    const { id, name, query, isShared } = view;
    const isMine = view.person === person.id;
    return {
      id,
      name,
      query,
      isShared,
      isMine,
      owner: who(view.person),
      mayDelete: isMine || isKeeper(person),
      changedAt: new Date(view.changedAt).toISOString(),
    };
  });
}
