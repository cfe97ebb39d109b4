import type { Repository } from '#db/store/store.ts';

/** The demonstration's people are named by their role. */
const INVENTED = 'demonstration:';

/** Who stands behind an id: a person's name, or the role of one of the demonstration's people; null = not known. */
export type Who = { name: string | null; role: string | null };

/** Looks people's names up once, for as many ids as are asked after. */
export async function whoIs(repository: Repository): Promise<(id: string) => Who> {
  const people = await repository.read('listPeople', undefined);
  const names = new Map(people.map(({ id, name }) => [id, name]));
  return (id) => ({
    name: names.get(id) ?? null,
    role: id.startsWith(INVENTED) ? id.slice(INVENTED.length) : null,
  });
}
