import type { Repository } from '#db/store/store.ts';
import type { MomentReader } from '../services/organisation/reference.ts';
import { assigningByItself } from '../services/assignments/assigning.ts';
import { USUAL_WAYS } from '../services/delivery/outgoing.ts';
import { LiveEvents } from '../services/live/live-events.ts';
import { Surveyor } from '../services/sources/surveyor.ts';
import { onlyStore } from '../services/stores.ts';
import { createSettingsTurn } from '../services/organisation/turn.ts';
import { AnswerCache } from './answer-cache.ts';
import type { AppDeps } from './deps.ts';
import { createRouter } from './router.ts';
import { alertRulesRoutes } from './routes/alert-rules.ts';
import { alertsRoutes } from './routes/alerts.ts';
import { assignmentRulesRoutes } from './routes/assignment-rules.ts';
import { assignmentsRoutes } from './routes/assignments.ts';
import { batchesRoutes } from './routes/batches.ts';
import { beliefsRoutes } from './routes/beliefs.ts';
import { calendarRoutes } from './routes/calendar.ts';
import { catalogueRoutes } from './routes/catalogue.ts';
import { customersRoutes } from './routes/customers.ts';
import { dimensionsRoutes } from './routes/dimensions.ts';
import { erasuresRoutes } from './routes/erasures.ts';
import { eventsRoutes } from './routes/events.ts';
import { healthRoutes } from './routes/health.ts';
import { importsRoutes } from './routes/imports.ts';
import { keysRoutes } from './routes/keys.ts';
import { liveRoutes } from './routes/live.ts';
import { noticeSettingsRoutes } from './routes/notice-settings.ts';
import { ladderRoutes } from './routes/ladder.ts';
import { operationsRoutes } from './routes/operations.ts';
import { receiversRoutes } from './routes/receivers.ts';
import { linksRoutes } from './routes/links.ts';
import { changesRoutes } from './routes/changes.ts';
import { impactsRoutes } from './routes/impacts.ts';
import { voicesRoutes } from './routes/voices.ts';
import { driversRoutes } from './routes/drivers.ts';
import { metricsRoutes } from './routes/metrics.ts';
import { organisationRoutes } from './routes/organisation.ts';
import { peopleRoutes } from './routes/people.ts';
import { recordsRoutes } from './routes/records.ts';
import { sessionRoutes } from './routes/session.ts';
import { followUpsRoutes } from './routes/follow-ups.ts';
import { loopFiguresRoutes } from './routes/loop-figures.ts';
import { loopPartsRoutes } from './routes/loop-parts.ts';
import { loopsRoutes } from './routes/loops.ts';
import { reviewRoutes } from './routes/review.ts';
import { myWorkRoutes } from './routes/my-work.ts';
import { reportsRoutes } from './routes/reports.ts';
import { silencesRoutes } from './routes/silences.ts';
import { sourcesRoutes } from './routes/sources.ts';
import { targetsRoutes } from './routes/targets.ts';
import { themesRoutes } from './routes/themes.ts';
import { viewsRoutes } from './routes/views.ts';
import { storesRoutes } from './routes/stores.ts';
import type { SessionCookie } from './session-cookie.ts';
import { tagged } from './tagged.ts';

/** What routes are given beside the deps: the program's own view of the store, for its work beside requests. */
export type RouteDeps = AppDeps & {
  readonly own: Repository;
  readonly readMoment: MomentReader;
  readonly cookie: SessionCookie;
};

/**
 * Everything under `/api`, one sub-app a noun. A new noun is one more line of the chain, and one in `access.ts` for each
 * of its routes.
 */
export function createRoutes(deps: RouteDeps) {
  const { own, readMoment } = deps;
  const turn = createSettingsTurn(readMoment, deps.now);
  const tag = tagged({
    ...deps,
    readMoment,
    cache: deps.answers ?? new AnswerCache(deps.answerCacheBytes),
  });
  const failed =
    (work: string) =>
    (error: unknown): void => {
      deps.log({ level: 'error', event: 'work failed', work, error: String(error) });
    };
  const surveyor =
    deps.surveyor ?? new Surveyor({ repository: own, now: deps.now, onFailure: failed('survey') });
  const ways = deps.ways ?? USUAL_WAYS;
  const live =
    deps.live ?? new LiveEvents({ repository: own, now: deps.now, onFailure: failed('live') });
  const assigning = deps.assigning ?? assigningByItself(own, deps.now, failed('assignments'));
  return createRouter()
    .route('/', healthRoutes(own))
    .route('/', sessionRoutes(deps, live))
    .route('/', linksRoutes(deps))
    .route('/', peopleRoutes(deps.accounts))
    .route('/', keysRoutes(deps.accounts))
    .route('/', metricsRoutes(tag))
    .route('/', driversRoutes(tag))
    .route('/', changesRoutes(tag))
    .route('/', impactsRoutes(tag))
    .route('/', voicesRoutes(tag))
    .route('/', catalogueRoutes(tag))
    .route('/', viewsRoutes(deps))
    .route('/', organisationRoutes(tag, turn))
    .route('/', calendarRoutes(tag))
    .route('/', targetsRoutes(deps, turn))
    .route('/', eventsRoutes(deps, turn))
    .route('/', beliefsRoutes(deps))
    .route('/', alertsRoutes(deps))
    .route('/', alertRulesRoutes(deps))
    .route('/', followUpsRoutes(deps))
    .route('/', loopsRoutes(deps))
    .route('/', reportsRoutes(deps))
    .route('/', myWorkRoutes(deps))
    .route('/', loopPartsRoutes(deps))
    .route('/', reviewRoutes(deps))
    .route('/', loopFiguresRoutes(deps))
    .route('/', silencesRoutes(deps))
    .route('/', ladderRoutes(deps))
    .route('/', receiversRoutes(deps, ways))
    .route('/', noticeSettingsRoutes(deps, ways))
    .route('/', operationsRoutes(deps))
    .route('/', liveRoutes(deps, live))
    .route('/', dimensionsRoutes(tag, turn))
    .route('/', themesRoutes(tag, turn, deps))
    .route('/', recordsRoutes(tag))
    .route('/', customersRoutes(tag))
    .route('/', assignmentsRoutes({ ...deps, assigning }))
    .route('/', assignmentRulesRoutes({ ...deps, assigning }))
    .route('/', sourcesRoutes(surveyor, deps))
    .route('/', erasuresRoutes(deps))
    .route('/', storesRoutes(deps.stores ?? onlyStore(deps.intaking.own), deps.now))
    .route('/', importsRoutes(deps.intaking))
    .route('/', batchesRoutes(deps.intaking, deps.accounts));
}
