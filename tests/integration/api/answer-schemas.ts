import {
  alertRuleAnswerSchema,
  alertRulesAnswerSchema,
  ruleTrialSchema,
} from '#server/contract/alert-rules.ts';
import { alertAnswerSchema, alertsAnswerSchema } from '#server/contract/alerts.ts';
import {
  followUpAnswerSchema,
  followUpFiguresSchema,
  followUpsAnswerSchema,
} from '#server/contract/follow-ups.ts';
import {
  loopAnswerSchema,
  loopCountsSchema,
  loopEffectSchema,
  loopPeopleSchema,
  loopsAnswerSchema,
  similarAnswerSchema,
} from '#server/contract/loops.ts';
import { reviewAnswerSchema } from '#server/contract/review.ts';
import { loopChangesSchema } from '#server/contract/loop-changes.ts';
import { loopFiguresSchema } from '#server/contract/loop-figures.ts';
import { myWorkSchema } from '#server/contract/my-work.ts';
import {
  ownReportAnswerSchema,
  ownReportsSchema,
  reportAnswerSchema,
  reportChoicesSchema,
  reportsAnswerSchema,
} from '#server/contract/reports.ts';
import { alertCourseSchema } from '#server/contract/alert-course.ts';
import { alertLadderSchema } from '#server/contract/ladder.ts';
import { silenceAnswerSchema, silencesAnswerSchema } from '#server/contract/silences.ts';
import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import {
  invitedAnswerSchema,
  issuedKeySchema,
  issuedLinkAnswerSchema,
  keysAnswerSchema,
  linkAnswerSchema,
  peopleAnswerSchema,
  personSchema,
  sessionAnswerSchema,
  sessionsAnswerSchema,
} from '#server/contract/accounts.ts';
import {
  assignmentsAnswerSchema,
  changeAnswerSchema,
  effectAnswerSchema,
  rulesAnswerSchema,
} from '#server/contract/assignments.ts';
import {
  beliefRoundAnswerSchema,
  beliefRoundsAnswerSchema,
  ownBeliefAnswerSchema,
  perceptionGapAnswerSchema,
} from '#server/contract/beliefs.ts';
import { calendarAnswerSchema } from '#server/contract/calendar.ts';
import { catalogueSchema } from '#server/contract/catalogue.ts';
import { errorSchema } from '#server/contract/shapes.ts';
import {
  dimensionAnswerSchema,
  dimensionsAnswerSchema,
  dimensionValueSchema,
} from '#server/contract/dimensions.ts';
import {
  erasurePreviewSchema,
  erasureSchema,
  erasuresAnswerSchema,
} from '#server/contract/erasures.ts';
import { guessSchema } from '#server/contract/guess.ts';
import { healthSchema, readySchema } from '#server/contract/health.ts';
import { dryRunSchema, importDetailSchema, uploadSchema } from '#server/contract/imports.ts';
import { metricsAnswerSchema } from '#server/contract/metrics.ts';
import { organisationAnswerSchema } from '#server/contract/organisation.ts';
import { changesAnswerSchema } from '#server/contract/changes.ts';
import { impactsAnswerSchema } from '#server/contract/impacts.ts';
import { voicesAnswerSchema } from '#server/contract/voices.ts';
import { driversAnswerSchema } from '#server/contract/drivers.ts';
import { sheetsSchema } from '#server/contract/sheets.ts';
import { eventAnswerSchema, eventsAnswerSchema } from '#server/contract/events.ts';
import { targetAnswerSchema, targetsAnswerSchema } from '#server/contract/targets.ts';
import { operationsAnswerSchema } from '#server/contract/operations.ts';
import { noticeSettingsAnswerSchema } from '#server/contract/notice-settings.ts';
import {
  deliveriesAnswerSchema,
  deliveryHealthSchema,
  issuedReceiverSchema,
  receiverLogSchema,
  receiverSchema,
  receiversAnswerSchema,
  deliveryTestSchema,
} from '#server/contract/receivers.ts';
import { retentionPreviewSchema } from '#server/contract/retention.ts';
import { sourceDetailSchema, sourcesAnswerSchema } from '#server/contract/sources.ts';
import { storesAnswerSchema } from '#server/contract/stores.ts';
import { timelineAnswerSchema } from '#server/contract/customers.ts';
import { recordAnswerSchema, recordsAnswerSchema } from '#server/contract/records.ts';
import {
  themesEffectSchema,
  themesAnswerSchema,
  tryAnswerSchema,
} from '#server/contract/themes.ts';

import { viewSchema, viewsAnswerSchema } from '#server/contract/views.ts';

const SCHEMAS: readonly [RegExp, z.ZodType][] = [
  [/^\/api\/health$/, healthSchema],
  [/^\/api\/ready$/, readySchema],
  [/^\/api\/metrics$/, metricsAnswerSchema],
  [/^\/api\/catalogue$/, catalogueSchema],
  [/^\/api\/views$/, z.union([viewsAnswerSchema, viewSchema])],
  [/^\/api\/views\/[^/]+$/, viewSchema],
  [/^\/api\/organisation$/, organisationAnswerSchema],
  [/^\/api\/dimensions$/, dimensionsAnswerSchema],
  [/^\/api\/dimensions\/[^/]+$/, dimensionAnswerSchema],
  [/^\/api\/dimensions\/[^/]+\/[^/]+$/, dimensionValueSchema],
  [/^\/api\/drivers$/, driversAnswerSchema],
  [/^\/api\/changes$/, changesAnswerSchema],
  [/^\/api\/impacts$/, impactsAnswerSchema],
  [/^\/api\/voices$/, voicesAnswerSchema],
  [/^\/api\/records$/, recordsAnswerSchema],
  [/^\/api\/records\/[^/]+\/[^/]+\/[^/]+$/, recordAnswerSchema],
  [/^\/api\/customers\/[^/]+$/, timelineAnswerSchema],
  [/^\/api\/calendar$/, calendarAnswerSchema],
  [/^\/api\/alerts$/, alertsAnswerSchema],
  [/^\/api\/alerts\/[^/]+\/course$/, alertCourseSchema],
  [/^\/api\/alerts\/[^/]+(\/[^/]+)?$/, alertAnswerSchema],
  [/^\/api\/alert-rules$/, z.union([alertRulesAnswerSchema, alertRuleAnswerSchema])],
  [/^\/api\/alert-rules\/try$/, ruleTrialSchema],
  [/^\/api\/alert-rules\/[^/]+$/, alertRuleAnswerSchema],
  [/^\/api\/follow-ups$/, followUpsAnswerSchema],
  [/^\/api\/follow-ups\/figures$/, followUpFiguresSchema],
  [/^\/api\/follow-ups\/people$/, loopPeopleSchema],
  [/^\/api\/follow-ups\/\d+(\/deeds)?$/, followUpAnswerSchema],
  [/^\/api\/loops$/, z.union([loopsAnswerSchema, loopAnswerSchema])],
  [/^\/api\/loops\/counts$/, loopCountsSchema],
  [/^\/api\/loop-changes$/, loopChangesSchema],
  [/^\/api\/loop-figures$/, loopFiguresSchema],
  [/^\/api\/loops\/people$/, loopPeopleSchema],
  [/^\/api\/loops\/similar$/, similarAnswerSchema],
  [/^\/api\/loops\/\d+\/effect$/, loopEffectSchema],
  [/^\/api\/loops\/\d+(\/.*)?$/, loopAnswerSchema],
  [/^\/api\/review(\/.*)?$/, reviewAnswerSchema],
  [/^\/api\/reports$/, z.union([reportsAnswerSchema, ownReportAnswerSchema])],
  [/^\/api\/my-reports$/, ownReportsSchema],
  [/^\/api\/report-choices$/, reportChoicesSchema],
  [/^\/api\/my-reports\/\d+\/match$/, ownReportAnswerSchema],
  [/^\/api\/reports\/\d+(\/settle)?$/, reportAnswerSchema],
  [/^\/api\/my-work$/, myWorkSchema],
  [/^\/api\/alert-ladder$/, alertLadderSchema],
  [/^\/api\/silences$/, z.union([silencesAnswerSchema, silenceAnswerSchema])],
  [/^\/api\/receivers$/, z.union([receiversAnswerSchema, issuedReceiverSchema])],
  [/^\/api\/receivers\/[^/]+$/, receiverSchema],
  [/^\/api\/receivers\/[^/]+\/secret$/, issuedReceiverSchema],
  [/^\/api\/receivers\/[^/]+\/test$/, deliveryTestSchema],
  [/^\/api\/receivers\/[^/]+\/deliveries$/, receiverLogSchema],
  [/^\/api\/notice-settings\/test$/, deliveryTestSchema],
  [/^\/api\/notice-settings$/, noticeSettingsAnswerSchema],
  [/^\/api\/deliveries$/, deliveriesAnswerSchema],
  [/^\/api\/operations$/, operationsAnswerSchema],
  [/^\/api\/delivery-health$/, deliveryHealthSchema],
  [/^\/api\/targets$/, z.union([targetsAnswerSchema, targetAnswerSchema])],
  [/^\/api\/targets\/[^/]+$/, targetAnswerSchema],
  [/^\/api\/events$/, z.union([eventsAnswerSchema, eventAnswerSchema])],
  [/^\/api\/events\/[^/]+$/, eventAnswerSchema],
  [/^\/api\/beliefs$/, z.union([beliefRoundsAnswerSchema, beliefRoundAnswerSchema])],
  [/^\/api\/beliefs\/[^/]+$/, z.union([perceptionGapAnswerSchema, beliefRoundAnswerSchema])],
  [/^\/api\/beliefs\/[^/]+\/answer$/, ownBeliefAnswerSchema],
  [/^\/api\/themes$/, themesAnswerSchema],
  [/^\/api\/themes\/effect$/, themesEffectSchema],
  [/^\/api\/themes\/try$/, tryAnswerSchema],
  [/^\/api\/assignments$/, z.union([assignmentsAnswerSchema, changeAnswerSchema])],
  [/^\/api\/assignments\/[^/]+\/undo$/, changeAnswerSchema],
  [/^\/api\/assignment-rules$/, z.union([rulesAnswerSchema, changeAnswerSchema])],
  [/^\/api\/assignment-rules\/effect$/, effectAnswerSchema],
  [/^\/api\/assignment-rules\/[^/]+$/, changeAnswerSchema],
  [/^\/api\/imports\/files$/, uploadSchema],
  [/^\/api\/imports\/sheets$/, sheetsSchema],
  [/^\/api\/imports\/guess$/, guessSchema],
  [/^\/api\/imports\/dry-runs(\/[^/]+)?$/, dryRunSchema],
  // After the nouns that stand in the place of an id.
  [/^\/api\/imports\/[^/]+$/, importDetailSchema],
  [/^\/api\/sources$/, sourcesAnswerSchema],
  [/^\/api\/sources\/[^/]+$/, sourceDetailSchema],
  [/^\/api\/sources\/[^/]+\/retention$/, z.union([retentionPreviewSchema, sourceDetailSchema])],
  [/^\/api\/erasures$/, z.union([erasuresAnswerSchema, erasureSchema])],
  [/^\/api\/erasures\/preview$/, erasurePreviewSchema],
  [/^\/api\/stores$/, storesAnswerSchema],
  [/^\/api\/session$/, sessionAnswerSchema],
  [/^\/api\/sessions$/, sessionsAnswerSchema],
  [/^\/api\/links\/look$/, linkAnswerSchema],
  [/^\/api\/people$/, z.union([peopleAnswerSchema, invitedAnswerSchema])],
  [/^\/api\/people\/[^/]+$/, personSchema],
  [/^\/api\/people\/[^/]+\/link$/, issuedLinkAnswerSchema],
  [/^\/api\/keys$/, z.union([keysAnswerSchema, issuedKeySchema])],
  [/^\/api\/keys\/[^/]+\/rotate$/, issuedKeySchema],
];

/** Throws unless a JSON answer is exactly what the contract says: nothing missing, nothing more. */
export async function checkAnswer(path: string, response: Response): Promise<void> {
  const address = path.split('?')[0] ?? path;
  const type = response.headers.get('content-type') ?? '';
  if (!type.startsWith('application/json') || response.headers.has('content-encoding')) return;
  const schema = response.ok
    ? SCHEMAS.find(([pattern]) => pattern.test(address))?.[1]
    : errorSchema;
  const text = await response.clone().text();
  if (!schema || text === '') return;
  const body: unknown = JSON.parse(text);
  if (!isDeepStrictEqual(schema.parse(body), body)) {
    throw new Error(`${path} answers more than its schema says: ${text.slice(0, 400)}`);
  }
}
