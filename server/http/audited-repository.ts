import type { Audited } from '#db/queries/audit.ts';
import type { CommandName } from '#db/registry.ts';
import type { Repository } from '#db/store/store.ts';

/** Commands that write their entry into the audit log in their own transaction: a crash loses neither or both. */
const CARRYING: ReadonlySet<CommandName> = new Set([
  'writeSettings',
  'recutCalendar',
  'changeValue',
  'changeSource',
  'saveTaxonomy',
  'changeRetention',
  'addView',
  'changeView',
  'deleteView',
  'addTarget',
  'changeTarget',
  'addEvent',
  'changeEvent',
  'openBeliefRound',
  'changeBeliefRound',
  'addAlertRule',
  'changeAlertRule',
  'actOnAlert',
  'voteOnAlert',
  'openLoop',
  'moveLoop',
  'workOnLoop',
  'workOnFollowUp',
  'decideInReview',
  'amendReviewItem',
  'judgeReviewItem',
  'addReport',
  'settleReport',
  'matchOwnReport',
  'addSilence',
  'endSilence',
  'addReceiver',
  'changeReceiver',
  'writeNoticeSetting',
] as const);

/** The same store; what changes settings takes the entry along. `onCarried` is told when one has been written so. */
export function auditedRepository(
  repository: Repository,
  entry: () => Audited,
  onCarried: () => void,
): Repository {
  return {
    ...repository,
    write: async (name, args) => {
      if (!CARRYING.has(name)) return repository.write(name, args);
      // What these commands are given is an object that has room for the entry.
      const carrying = { ...(args as object), audited: entry() } as typeof args;
      const result = await repository.write(name, carrying);
      onCarried();
      return result;
    },
  };
}
