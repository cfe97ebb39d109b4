import type { FollowUpDeed } from '#db/queries/follow-up-writing.ts';
import { departmentsOf } from '#db/queries/visible.ts';
import type { Repository } from '#db/store/store.ts';
import type { FollowUpDeedInput } from '../../contract/follow-ups.ts';
import type { LoopPeople } from '../../contract/loops.ts';
import { AppError } from '../../domain/problem.ts';
import type { Accounts } from '../accounts/accounts.ts';
import { codeOf } from '../alerts/codes.ts';
import type { LoopTelling } from '../loops/telling.ts';
import { peopleWho, refuseUnknown } from '../loops/named.ts';
import type { Moment } from '../organisation/reference.ts';

/** Everybody a follow-up can be given to. */
export function peopleToGive(
  accounts: Pick<Accounts, 'repository'>,
  moment: Pick<Moment, 'reference'>,
): Promise<LoopPeople> {
  return peopleWho(accounts, moment, ['front_line', 'head', 'cx_officer', 'executive']);
}

/**
 * Does what a person wants with a follow-up.
 * @throws AppError NOT_FOUND, SETTING_INVALID for an owner nobody is, ACCESS_DENIED for a front-line person who gives it to others,
 * DIMENSION_VALUE_UNKNOWN, FOLLOW_UP_STATE, FOLLOW_UP_CHANGED
 */
export async function workOnFollowUp(
  repository: Repository,
  accounts: Pick<Accounts, 'repository'>,
  telling: LoopTelling,
  { id, input }: { id: number; input: FollowUpDeedInput },
): Promise<void> {
  const { moment, person: by, now } = telling;
  const deed = await deedOf(accounts, telling, input);
  const rule = moment.reference.organisation.followUps;
  await repository.write('workOnFollowUp', { id, deed, rule, by, now });
}

async function deedOf(
  accounts: Pick<Accounts, 'repository'>,
  { moment, viewer, person }: LoopTelling,
  input: FollowUpDeedInput,
): Promise<FollowUpDeed> {
  const { kind, note } = input;
  if (input.kind === 'give') {
    const { owner } = input;
    const isOthers = owner !== null && owner !== person;
    const own = departmentsOf(viewer);
    if (isOthers && own !== 'all' && own.length === 0) throw new AppError('ACCESS_DENIED');
    if (isOthers) refuseUnknown(await peopleToGive(accounts, moment), 'owner', owner);
    return { kind, note, owner };
  }
  if (input.kind === 'hand_over') {
    const { department } = moment.reference.books;
    return { kind, note, department: codeOf(department, input.department) };
  }
  return { kind, note };
}
