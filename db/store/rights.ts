import { AppError } from '#server/domain/problem.ts';
import type { CommandName, QueryName } from '../registry.ts';
import type { Viewer } from './request.ts';

/**
 * What a reader whose departments are not all of them may ask: questions whose answers hold no record, or that leave out
 * by themselves what the reader may not see. Everything else is shut, also what will be added.
 */
const FOR_ANY_READER: ReadonlySet<CommandName | QueryName> = new Set([
  'driverValues',
  'hourCounts',
  'metricValues',
  'recordsBehind',
  'searchRecords',
  'voices',
  'recordStory',
  'customerTimeline',
  'readPulse',
  'readReference',
  'readTaxonomy',
  'themeVolumes',
  // These hold no record: whose a view is, is asked with every one of them.
  'listViews',
  'addView',
  'changeView',
  'deleteView',
  // Whose an answer is, is asked with it; of what others answered only shares are told, of one's own departments.
  'readBeliefRounds',
  'tallyBeliefs',
  'answerBelief',
  'readOwnBelief',
  // Alerts leave out what the reader may not see; rules hold no record, silences only what is about one's departments or all.
  'listAlerts',
  'listReached',
  'readAlert',
  'actOnAlert',
  'voteOnAlert',
  'readAlertRules',
  'readAlertRule',
  'listSilences',
  // Loops are those the reader's departments lead or were asked about; what may be done is asked with every deed.
  'listLoops',
  'countLoops',
  'readLoop',
  'listLoopHeads',
  'readFigureFacts',
  'listLoopChanges',
  'readLoopStanding',
  'listLate',
  // As numbers over the API: what an attribute would tell is narrowed to what the reader may read.
  'countEvidence',
  'openLoop',
  'moveLoop',
  'workOnLoop',
  // Follow-ups are those of the reader's departments, and those given to them.
  'listFollowUps',
  'readFollowUp',
  'readFollowed',
  'workOnFollowUp',
  // Reviews walk through what is of the reader's departments; what is decided is asked for among that.
  'readReview',
  'decideInReview',
  'amendReviewItem',
  'judgeReviewItem',
  // Reports are those about the reader's departments, or those whose sender is asked with it.
  'listReports',
  'readReport',
  'settleReport',
  'countFeedback',
  'addReport',
  'listOwnReports',
  'readOwnReport',
  'matchOwnReport',
  // Whom it waits for is asked with it, within what may be read.
  'listMyWork',
  // Title and step of what is followed are told to whoever reports the same.
  'listFollowed',
  // Who leads what is no secret.
  'readLadders',
  // Whose a setting is, is asked with it.
  'readNoticeSetting',
  'writeNoticeSetting',
] as const);

/** The one door between readers and the store. @throws AppError ACCESS_DENIED */
export function refuseBeyondRights(viewer: Viewer, name: CommandName | QueryName): void {
  if (viewer.kind === 'local_administrator' || viewer.departments === 'all') return;
  if (!FOR_ANY_READER.has(name)) throw new AppError('ACCESS_DENIED');
}
