import type { LoopPeople } from '../../contract/loops.ts';
import { inventedId } from '../../domain/access/invented.ts';
import type { Role } from '../../domain/access/roles.ts';
import { ROLES } from '../../domain/access/roles.ts';
import { AppError } from '../../domain/problem.ts';
import type { Accounts } from '../accounts/accounts.ts';
import type { Moment } from '../organisation/reference.ts';

/** Roles that see to loops: whom one may name as sponsor, decider, owner. */
const NAMED: readonly Role[] = ['executive', 'cx_officer', 'head', 'administrator'];

/** Everybody who can be named in a loop, by role and name; the demonstration's people where it is shown. */
export function peopleToName(
  accounts: Pick<Accounts, 'repository'>,
  moment: Pick<Moment, 'reference'>,
): Promise<LoopPeople> {
  return peopleWho(accounts, moment, NAMED);
}

/** Everybody of some roles who is there, by role in this order; the demonstration's people where it is shown. */
export async function peopleWho(
  { repository }: Pick<Accounts, 'repository'>,
  { reference }: Pick<Moment, 'reference'>,
  wanted: readonly Role[],
): Promise<LoopPeople> {
  const people = (await repository.read('listPeople', undefined))
    .filter(({ state, rights }) => state === 'active' && wanted.includes(rights.role))
    .map(({ id, name, rights: { role } }) => ({ id, name, role }));
  const invented = reference.organisation.demonstration
    ? ROLES.filter((role) => wanted.includes(role)).map((role) => ({
        id: inventedId(role),
        name: null,
        role,
      }))
    : [];
  return {
    people: [...people, ...invented].toSorted(
      (a, b) => wanted.indexOf(a.role) - wanted.indexOf(b.role),
    ),
  };
}

/** Refuses an id that nobody has who can be named, or not in one of the roles. @throws AppError SETTING_INVALID { setting, seen, expected } */
export function refuseUnknown(
  { people }: LoopPeople,
  setting: string,
  id: string | null | undefined,
  roles: readonly Role[] = ROLES,
): void {
  if (id === null || id === undefined) return;
  const found = people.find((one) => one.id === id);
  if (found && roles.some((role) => role === found.role)) return;
  const names = people
    .filter((one) => roles.some((role) => role === one.role))
    .map(({ name, role }) => name ?? role);
  const expected = names.length === 0 ? '–' : names.slice(0, 8).join(', ');
  throw new AppError('SETTING_INVALID', { setting, seen: id.slice(0, 80), expected });
}
