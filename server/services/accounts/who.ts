import type { WhoInfo } from '../../contract/shapes.ts';
import { inventedRole } from '../../domain/access/invented.ts';
import type { Accounts } from './accounts.ts';

/** How the people that are known now are called, by their ids. */
export async function whoReader({
  repository,
}: Pick<Accounts, 'repository'>): Promise<(id: string) => WhoInfo> {
  const people = await repository.read('listPeople', undefined);
  const names = new Map(people.map(({ id, name }) => [id, name]));
  return (id) => ({
    name: names.get(id) ?? null,
    role: inventedRole(id),
  });
}
