import type { AssignmentChange, ChangeFact } from '#db/queries/assignment-changes.ts';
import type { Repository } from '#db/store/store.ts';
import type { AssignmentChangeInfo, AssignmentsAnswer } from '../../contract/assignments.ts';
import type { WhoInfo } from '../../contract/shapes.ts';
import type { Choice } from '../../domain/assignments/rule.ts';
import { AppError } from '../../domain/problem.ts';
import type { Accounts } from '../accounts/accounts.ts';
import { whoReader } from '../accounts/who.ts';
import type { Reference } from '../organisation/reference.ts';
import { seenBy } from './run-changes.ts';

const PAGE = 50;

type Telling = {
  reference: Reference;
  who: (id: string) => WhoInfo;
  /** Records that can be set; asked only while a change is running. */
  total: number;
};

/** Changes before a number (null = from the newest), a page of them. */
export async function answerChanges(
  repository: Repository,
  accounts: Pick<Accounts, 'repository'>,
  reference: Reference,
  before: number | null,
): Promise<AssignmentsAnswer> {
  const found = await repository.read('listChanges', { before, limit: PAGE + 1 });
  const shown = found.slice(0, PAGE);
  const telling = await tellingOf(repository, accounts, reference, shown);
  return {
    changes: shown.map((change) => changeInfo(change, telling)),
    next: found.length > PAGE ? (shown.at(-1)?.id ?? null) : null,
  };
}

/** One change as it stands now. @throws AppError NOT_FOUND { seen } */
export async function answerChange(
  repository: Repository,
  accounts: Pick<Accounts, 'repository'>,
  reference: Reference,
  id: number,
): Promise<AssignmentChangeInfo> {
  const change = await repository.read('readChange', { id });
  if (!change) throw new AppError('NOT_FOUND', { seen: String(id) });
  return changeInfo(change, await tellingOf(repository, accounts, reference, [change]));
}

async function tellingOf(
  repository: Repository,
  accounts: Pick<Accounts, 'repository'>,
  reference: Reference,
  changes: readonly AssignmentChange[],
): Promise<Telling> {
  const isRunning = changes.some((change) => change.isRunning);
  const total = isRunning ? await repository.read('countAssignable', undefined) : 0;
  return { reference, who: await whoReader(accounts), total };
}

function changeInfo(change: AssignmentChange, telling: Telling): AssignmentChangeInfo {
  const { id, at, actor, fact, records, undone } = change;
  const seen = seenBy(change) ?? 0;
  return {
    id,
    at: new Date(at).toISOString(),
    by: telling.who(actor),
    did: whatItDid(fact),
    ...values(fact, telling.reference),
    rule: ruleName(fact),
    records,
    progress: change.isRunning ? { seen, total: Math.max(seen, telling.total) } : null,
    undone: undone && { at: new Date(undone.at).toISOString(), by: telling.who(undone.by) },
  };
}

function whatItDid(fact: ChangeFact): AssignmentChangeInfo['did'] {
  if (fact.kind === 'hand') return 'hand';
  if (fact.kind === 'order') return 'rules_ordered';
  const { before, after } = fact;
  if (!before) return 'rule_made';
  if (!after) return 'rule_deleted';
  if (before.isOn === after.isOn) return 'rule_changed';
  return after.isOn ? 'rule_switched_on' : 'rule_switched_off';
}

function ruleName(fact: ChangeFact): string | null {
  if (fact.kind !== 'rule') return null;
  return (fact.after ?? fact.before)?.rule.name ?? null;
}

function values(fact: ChangeFact, { books }: Reference) {
  const choice = choiceOf(fact);
  const valueOf = (dimension: 'department' | 'theme') => {
    const code = choice[dimension];
    return code === undefined ? null : books[dimension].group(code);
  };
  return { department: valueOf('department'), theme: valueOf('theme') };
}

function choiceOf(fact: ChangeFact): Choice {
  if (fact.kind === 'hand') return fact.choice;
  if (fact.kind === 'order') return {};
  return (fact.after ?? fact.before)?.rule.sets ?? {};
}
