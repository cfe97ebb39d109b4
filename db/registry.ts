import {
  addAlertRule,
  beginAlertRules,
  changeAlertRule,
  readAlertRule,
  readAlertRules,
} from './queries/alert-rules.ts';
import { actOnAlert, voteOnAlert } from './queries/alert-actions.ts';
import { endSignals, listOpenCauses, raiseSignals } from './queries/alert-signals.ts';
import { listAlerts, readAlert } from './queries/alerts.ts';
import { readLadders } from './queries/alert-surroundings.ts';
import { listReached } from './queries/alert-reach.ts';
import { hasRecordsOf } from './queries/scope-data.ts';
import { addSilence, endSilence, listSilences } from './queries/silences.ts';
import { addReport, matchOwnReport, settleReport } from './queries/report-moves.ts';
import {
  countFeedback,
  listFollowed,
  listOwnReports,
  listReports,
  readOwnReport,
  readReport,
} from './queries/reports.ts';
import { listMyWork } from './queries/my-work.ts';
import { moveLoop } from './queries/loop-moves.ts';
import { listLateFollowUps } from './queries/late-follow-ups.ts';
import { listLate } from './queries/late-loops.ts';
import { listRegressed } from './queries/regressed-loops.ts';
import { openLoop } from './queries/loop-open.ts';
import { makeFollowUps } from './queries/follow-up-making.ts';
import { workOnFollowUp } from './queries/follow-up-writing.ts';
import { listFollowUps, readFollowed, readFollowUp } from './queries/follow-ups.ts';
import { workOnLoop } from './queries/loop-work.ts';
import { amendReviewItem } from './queries/review-amending.ts';
import { decideInReview, judgeReviewItem } from './queries/review-work.ts';
import { readReview } from './queries/review.ts';
import { countEvidence } from './queries/loop-evidence.ts';
import { countLoops, listLoopHeads, listLoops, readLoop } from './queries/loops.ts';
import { listLoopChanges } from './queries/loop-changes.ts';
import { readFigureFacts, readLoopStanding } from './queries/loop-figures.ts';
import {
  addApiKey,
  findApiKey,
  listApiKeys,
  noteApiKeyUse,
  revokeApiKey,
} from './queries/api-keys.ts';
import { assignRecords, missingRecords, settleRules, takeBackChange } from './queries/assign.ts';
import {
  advanceChange,
  beginAssigning,
  changeRule,
  changeRuleOrder,
  findRunningChanges,
  finishChange,
  finishRuleChanges,
  listChanges,
  readChange,
  undoChange,
} from './queries/assignment-changes.ts';
import { readRules, readRulesVersion } from './queries/assignment-rules.ts';
import { appendAudit, readAudit, readAuditHead } from './queries/audit.ts';
import { packCells } from './queries/pack-cells.ts';
import { readCalendar } from './queries/calendar.ts';
import { listLinkStatements, sumRecordLinks, sumStoryLinks } from './queries/check-links.ts';
import { checkAssignments } from './queries/check-assignments.ts';
import { checkTexts } from './queries/check-texts.ts';
import { checkStore } from './queries/check.ts';
import { customerTimeline } from './queries/customer-timeline.ts';
import { enqueueDeliveries } from './queries/deliveries.ts';
import { enqueueWeekly } from './queries/weekly-mails.ts';
import {
  beginTry,
  endTry,
  readDelivery,
  readDigested,
  readDueDeliveries,
} from './queries/delivery-tries.ts';
import { listDeliveries, readDeliveryHealth, readLastTries } from './queries/delivery-log.ts';
import { addReceiver, changeReceiver, readReceiver, readReceivers } from './queries/receivers.ts';
import { changeValue, ensureValues, readValues } from './queries/dimensions.ts';
import { eraseImages } from './queries/erasure-images.ts';
import { previewErasure } from './queries/erasure-preview.ts';
import { eraseRecords } from './queries/erasure-rows.ts';
import {
  countRecords,
  findErasable,
  findReturned,
  findReturnedInImages,
} from './queries/erasure-scan.ts';
import { scrubStore } from './queries/erasure-scrub.ts';
import { eraseRejects, eraseTraces } from './queries/erasure-traces.ts';
import {
  closeErasure,
  countUnknownErasures,
  dropUnlisted,
  finishErasure,
  listErasures,
  moveErasure,
  noteErasedFiles,
  noteErasures,
  readErasure,
  readLedger,
  readOpenErasures,
  repeatErasure,
  startErasure,
} from './queries/erasures.ts';
import {
  answerBelief,
  changeBeliefRound,
  openBeliefRound,
  readBeliefRounds,
  readOwnBelief,
} from './queries/beliefs.ts';
import { tallyBeliefs } from './queries/belief-tallies.ts';
import { isAlertDue } from './queries/alert-clock.ts';
import { climbHeld, settleDetected } from './queries/detected.ts';
import { readFresh } from './queries/fresh-records.ts';
import { beginJob, endJob, readJobs, readLeases } from './queries/job-runs.ts';
import { endLease, endLeasesOf, takeLease } from './queries/leases.ts';
import { addEvent, changeEvent, readEvents } from './queries/events.ts';
import {
  claimKey,
  finishKey,
  forgetKeys,
  releaseClaims,
  releaseKey,
} from './queries/idempotency.ts';
import { heldAttributes } from './queries/held-attributes.ts';
import { dropOldRejects, readRejects } from './queries/import-rejects.ts';
import {
  findUnfinished,
  listImports,
  moveImport,
  readImport,
  startImport,
} from './queries/imports.ts';
import { ensureInstruments, readInstruments } from './queries/instruments.ts';
import { leaveLiveEvent, readLiveEnds, readLiveEvents } from './queries/live-events.ts';
import {
  readNoticeSetting,
  readNoticeSettings,
  writeNoticeSetting,
} from './queries/notice-settings.ts';
import { dropTouches, readTouches, writeLinks } from './queries/links.ts';
import { driverValues } from './queries/driver-values.ts';
import { metricValues } from './queries/metric-values.ts';
import { readSettings, readVersion, writeSettings } from './queries/organisation.ts';
import {
  changePassword,
  changePerson,
  findLink,
  findPerson,
  findPersonByEmail,
  hasAdministrator,
  invitePerson,
  issueFirstLink,
  issueLink,
  listPeople,
  redeemLink,
} from './queries/people.ts';
import { readPulse } from './queries/pulse.ts';
import { pageRecords } from './queries/record-pages.ts';
import { recordStory } from './queries/record-story.ts';
import { searchRecords } from './queries/record-search.ts';
import { countQuality } from './queries/record-quality.ts';
import { voices } from './queries/voices.ts';
import { recordsBehind } from './queries/records-behind.ts';
import { storeRecords } from './queries/records.ts';
import { recutCalendar } from './queries/rebuild.ts';
import { readReference } from './queries/reference.ts';
import { countAssignable, readRuleEffect } from './queries/rule-effect.ts';
import {
  beginSession,
  endSession,
  endSessions,
  findSession,
  listSessions,
  noteSessionUse,
  proveSession,
  viewAs,
} from './queries/sessions.ts';
import { carryAudit, settleRestored } from './queries/restored.ts';
import { readBeats, watchSources } from './queries/source-beats.ts';
import { overInStore } from './queries/over-in-store.ts';
import { readGathered } from './queries/gathered.ts';
import { readGravePast } from './queries/grave-past.ts';
import { hourCounts } from './queries/hour-counts.ts';
import { changeSource, ensureSource, readSources } from './queries/sources.ts';
import {
  countQueue,
  findStanding,
  listSourceImports,
  readBeginnings,
  sumImports,
} from './queries/source-work.ts';
import { foldActivity } from './queries/stories.ts';
import { addTarget, changeTarget, readTargets } from './queries/targets.ts';
import {
  beginTaxonomy,
  readTaxonomy,
  readTaxonomyVersion,
  saveTaxonomy,
} from './queries/taxonomy.ts';
import { dropAged } from './queries/retention-drop.ts';
import { dropReportWords } from './queries/retention-reports.ts';
import { countAged, findAged } from './queries/retention-scan.ts';
import {
  beginRetention,
  changeRetention,
  moveRetention,
  readRetention,
  readRetentions,
} from './queries/retention.ts';
import { sameRecords } from './queries/same-records.ts';
import { storedAmong } from './queries/sealed-rows.ts';
import { beginRescore, findOutdated, finishRescore, rescoreThemes } from './queries/rescore.ts';
import { countTexts, countToldThemes } from './queries/themed-texts.ts';
import { themeEffect } from './queries/theme-effect.ts';
import { themeVolumes } from './queries/theme-volumes.ts';
import { finishTexts, indexTexts, readTextsWaiting } from './queries/text-waiting.ts';
import { forgetImages, listLaterWriters, undoImport } from './queries/undo.ts';
import { addView, changeView, deleteView, listViews } from './queries/views.ts';

/** Every way to change the store. Each runs in its own savepoint under one group commit. */
export const COMMANDS = {
  storeRecords,
  startImport,
  moveImport,
  undoImport,
  ensureValues,
  changeValue,
  ensureInstruments,
  ensureSource,
  changeSource,
  writeSettings,
  claimKey,
  finishKey,
  releaseKey,
  forgetKeys,
  releaseClaims,
  forgetImages,
  foldActivity,
  writeLinks,
  dropTouches,
  recutCalendar,
  indexTexts,
  finishTexts,
  beginTaxonomy,
  saveTaxonomy,
  beginRescore,
  rescoreThemes,
  finishRescore,
  appendAudit,
  carryAudit,
  settleRestored,
  invitePerson,
  issueFirstLink,
  issueLink,
  redeemLink,
  changePerson,
  changePassword,
  beginSession,
  noteSessionUse,
  proveSession,
  endSession,
  endSessions,
  viewAs,
  addApiKey,
  revokeApiKey,
  noteApiKeyUse,
  startErasure,
  repeatErasure,
  noteErasures,
  moveErasure,
  eraseRecords,
  eraseImages,
  eraseTraces,
  eraseRejects,
  noteErasedFiles,
  closeErasure,
  scrubStore,
  finishErasure,
  dropUnlisted,
  beginAssigning,
  assignRecords,
  takeBackChange,
  settleRules,
  advanceChange,
  finishChange,
  finishRuleChanges,
  undoChange,
  changeRule,
  changeRuleOrder,
  changeRetention,
  beginRetention,
  dropAged,
  dropOldRejects,
  dropReportWords,
  moveRetention,
  addView,
  changeView,
  deleteView,
  addTarget,
  changeTarget,
  addEvent,
  changeEvent,
  openBeliefRound,
  changeBeliefRound,
  answerBelief,
  beginAlertRules,
  addAlertRule,
  changeAlertRule,
  raiseSignals,
  endSignals,
  climbHeld,
  settleDetected,
  watchSources,
  takeLease,
  beginJob,
  endJob,
  endLease,
  endLeasesOf,
  actOnAlert,
  voteOnAlert,
  openLoop,
  moveLoop,
  workOnLoop,
  makeFollowUps,
  workOnFollowUp,
  amendReviewItem,
  decideInReview,
  judgeReviewItem,
  addReport,
  settleReport,
  matchOwnReport,
  addSilence,
  endSilence,
  enqueueDeliveries,
  enqueueWeekly,
  leaveLiveEvent,
  writeNoticeSetting,
  beginTry,
  endTry,
  addReceiver,
  changeReceiver,
} as const;

/** Every way to read the store. Each sees one snapshot. */
export const QUERIES = {
  listFollowUps,
  readFollowUp,
  readFollowed,
  driverValues,
  metricValues,
  readCalendar,
  packCells,
  readSettings,
  readVersion,
  readPulse,
  readReference,
  recordsBehind,
  voices,
  searchRecords,
  recordStory,
  customerTimeline,
  readValues,
  readInstruments,
  readSources,
  readImport,
  listImports,
  findUnfinished,
  findStanding,
  readRejects,
  heldAttributes,
  pageRecords,
  countQuality,
  countQueue,
  sumImports,
  readBeginnings,
  listSourceImports,
  readTouches,
  listLaterWriters,
  checkStore,
  checkTexts,
  readTextsWaiting,
  readTaxonomy,
  readTaxonomyVersion,
  findOutdated,
  countTexts,
  countToldThemes,
  themeEffect,
  themeVolumes,
  sumRecordLinks,
  sumStoryLinks,
  listLinkStatements,
  listPeople,
  findPerson,
  findPersonByEmail,
  hasAdministrator,
  findLink,
  findSession,
  listSessions,
  listApiKeys,
  findApiKey,
  readAudit,
  readAuditHead,
  findErasable,
  findReturned,
  findReturnedInImages,
  countRecords,
  readErasure,
  listErasures,
  readOpenErasures,
  countUnknownErasures,
  previewErasure,
  readLedger,
  missingRecords,
  readChange,
  listChanges,
  findRunningChanges,
  readRules,
  readRulesVersion,
  readRuleEffect,
  readBeats,
  readGravePast,
  hourCounts,
  countAssignable,
  checkAssignments,
  readRetention,
  readRetentions,
  findAged,
  countAged,
  sameRecords,
  storedAmong,
  readGathered,
  overInStore,
  listViews,
  readTargets,
  readEvents,
  readBeliefRounds,
  readOwnBelief,
  tallyBeliefs,
  readAlertRules,
  readAlertRule,
  listAlerts,
  listReached,
  readLadders,
  listOpenCauses,
  isAlertDue,
  readFresh,
  readAlert,
  listLoops,
  countLoops,
  readLoop,
  listLoopHeads,
  listLoopChanges,
  readFigureFacts,
  readLoopStanding,
  listReports,
  listOwnReports,
  readOwnReport,
  readReport,
  countFeedback,
  listFollowed,
  listMyWork,
  countEvidence,
  listLate,
  listLateFollowUps,
  listRegressed,
  readReview,
  listSilences,
  hasRecordsOf,
  readLiveEnds,
  readLiveEvents,
  readNoticeSetting,
  readNoticeSettings,
  readDueDeliveries,
  readDelivery,
  readDigested,
  readReceivers,
  readReceiver,
  readJobs,
  readLeases,
  listDeliveries,
  readDeliveryHealth,
  readLastTries,
} as const;

export type Commands = typeof COMMANDS;
export type Queries = typeof QUERIES;
export type CommandName = keyof Commands;
export type QueryName = keyof Queries;

// oxlint-disable-next-line no-explicit-any -- the registry's functions differ in their argument; `any` lets them all match
type Unit = (ctx: any, args: any) => Generator<any>;
export type ArgsOf<F extends Unit> = Parameters<F> extends [unknown, infer A] ? A : undefined;
export type ResultOf<F extends Unit> =
  ReturnType<F> extends Generator<infer _Q, infer R, infer _N> ? R : never;
