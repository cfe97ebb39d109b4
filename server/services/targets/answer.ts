import type { Done, StoredTarget } from '#db/queries/targets.ts';
import type { TargetAnswer, TargetInfo, TargetsAnswer } from '../../contract/targets.ts';
import { AppError } from '../../domain/problem.ts';
import { targetState } from '../../domain/targets/target.ts';
import { formatDay } from '../../domain/time/day.ts';
import type { Accounts } from '../accounts/accounts.ts';
import { whoReader } from '../accounts/who.ts';
import type { Moment } from '../organisation/reference.ts';

type Telling = {
  moment: Pick<Moment, 'reference' | 'today'>;
  who: Awaited<ReturnType<typeof whoReader>>;
};

/** Every target that was ever set, the latest to begin first. */
export async function answerTargets(
  accounts: Pick<Accounts, 'repository'>,
  moment: Telling['moment'],
): Promise<TargetsAnswer> {
  const telling = { moment, who: await whoReader(accounts) };
  const all = moment.reference.targets.toSorted((a, b) => b.from - a.from || b.id - a.id);
  return { targets: all.map((one) => targetInfo(one, telling)) };
}

/** One target as it stands now. @throws AppError NOT_FOUND { seen } */
export async function answerTarget(
  accounts: Pick<Accounts, 'repository'>,
  moment: Telling['moment'],
  id: number,
): Promise<TargetAnswer> {
  const found = moment.reference.targets.find((one) => one.id === id);
  if (!found) throw new AppError('NOT_FOUND', { seen: String(id) });
  return { target: targetInfo(found, { moment, who: await whoReader(accounts) }) };
}

function targetInfo(one: StoredTarget, { moment, who }: Telling): TargetInfo {
  const { reference, today } = moment;
  const { targets, books } = reference;
  const next = followerOf(one, targets);
  const done = (told: Done) => ({ by: who(told.by), at: new Date(told.at).toISOString() });
  return {
    id: one.id,
    metric: one.metric,
    department: one.department === null ? null : books.department.group(one.department),
    from: formatDay(one.from),
    to: one.to === null ? null : formatDay(one.to),
    followedOn: next === null ? null : formatDay(next),
    value: one.value,
    owner: one.owner,
    reason: one.reason,
    state: targetState(targets, one, today),
    made: done(one.made),
    ended: one.ended && done(one.ended),
    takenBack: one.takenBack && done(one.takenBack),
  };
}

/** First day of the next target of the same metric and department; null = none follows. */
function followerOf(one: StoredTarget, targets: readonly StoredTarget[]): number | null {
  const later = targets
    .filter(
      ({ metric, department, from, isTakenBack }) =>
        !isTakenBack && metric === one.metric && department === one.department && from > one.from,
    )
    .map(({ from }) => from);
  return later.length === 0 || one.isTakenBack ? null : Math.min(...later);
}
