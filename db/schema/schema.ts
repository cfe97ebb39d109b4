import type { Columns } from '../dialect/columns.ts';
import { apiKeyTable, auditTable, oneTimeLinkTable, personTable, sessionTable } from './account.ts';
import { alertRecordTable, alertStepTable, alertTable, alertVoteTable } from './alert.ts';
import { alertRuleTable } from './alert-rule.ts';
import { assignmentChangeTable, assignmentRuleTable, assignmentTable } from './assignment.ts';
import { beliefAnswerTable, beliefRoundTable } from './belief.ts';
import { cellTable, slotTable } from './cell.ts';
import { freshRecordTable, leaseTable } from './detection.ts';
import { deliveryTable, deliveryTryTable } from './delivery.ts';
import { dimensionValueTable, instrumentTable } from './dimension.ts';
import { erasureTable } from './erasure.ts';
import { eventTable } from './event.ts';
import { beforeImageTable, importRejectTable, importTable } from './import.ts';
import { activityTable, touchTable } from './link.ts';
import { jobRunTable } from './job-run.ts';
import { liveEventTable } from './live-event.ts';
import { followUpStepTable, followUpTable } from './follow-up.ts';
import {
  loopActionTable,
  loopDepartmentTable,
  loopObstacleTable,
  loopRecordTable,
  loopStepTable,
  loopTable,
} from './loop.ts';
import { noticeSettingTable } from './notice-setting.ts';
import { idempotencyTable, metaTable, settingTable, sourceTable } from './organisation.ts';
import { receiverTable } from './receiver.ts';
import { caseTable, contactTable, dailyTotalTable, responseTable } from './record.ts';
import { reportTable } from './report.ts';
import { retentionTable, sealedCellTable } from './retention.ts';
import { reviewItemLineTable, reviewItemTable } from './review.ts';
import { silenceTable } from './silence.ts';
import { sourceBeatTable } from './source-beat.ts';
import { targetTable } from './target.ts';
import { taxonomyTable } from './taxonomy.ts';
import { viewTable } from './view.ts';

/** Every table, declared once for whichever engine's column builders are given. */
export function schemaFor(c: Columns) {
  return {
    caseRecord: caseTable(c),
    contact: contactTable(c),
    response: responseTable(c),
    dailyTotal: dailyTotalTable(c),
    cell: cellTable(c),
    slot: slotTable(c),
    touch: touchTable(c),
    activity: activityTable(c),
    dimensionValue: dimensionValueTable(c),
    instrument: instrumentTable(c),
    importJob: importTable(c),
    importReject: importRejectTable(c),
    beforeImage: beforeImageTable(c),
    setting: settingTable(c),
    meta: metaTable(c),
    source: sourceTable(c),
    idempotency: idempotencyTable(c),
    person: personTable(c),
    session: sessionTable(c),
    oneTimeLink: oneTimeLinkTable(c),
    apiKey: apiKeyTable(c),
    audit: auditTable(c),
    erasure: erasureTable(c),
    assignment: assignmentTable(c),
    assignmentChange: assignmentChangeTable(c),
    assignmentRule: assignmentRuleTable(c),
    taxonomy: taxonomyTable(c),
    retention: retentionTable(c),
    sealedCell: sealedCellTable(c),
    view: viewTable(c),
    target: targetTable(c),
    event: eventTable(c),
    beliefRound: beliefRoundTable(c),
    beliefAnswer: beliefAnswerTable(c),
    alertRule: alertRuleTable(c),
    alert: alertTable(c),
    alertStep: alertStepTable(c),
    alertRecord: alertRecordTable(c),
    alertVote: alertVoteTable(c),
    silence: silenceTable(c),
    loop: loopTable(c),
    loopStep: loopStepTable(c),
    loopDepartment: loopDepartmentTable(c),
    loopAction: loopActionTable(c),
    loopObstacle: loopObstacleTable(c),
    loopRecord: loopRecordTable(c),
    followUp: followUpTable(c),
    followUpStep: followUpStepTable(c),
    reviewItem: reviewItemTable(c),
    reviewItemLine: reviewItemLineTable(c),
    report: reportTable(c),
    delivery: deliveryTable(c),
    deliveryTry: deliveryTryTable(c),
    receiver: receiverTable(c),
    noticeSetting: noticeSettingTable(c),
    liveEvent: liveEventTable(c),
    freshRecord: freshRecordTable(c),
    lease: leaseTable(c),
    jobRun: jobRunTable(c),
    sourceBeat: sourceBeatTable(c),
  };
}

export type Schema = ReturnType<typeof schemaFor>;
