import { createMomentReader } from '../services/organisation/reference.ts';
import { Surveyor } from '../services/sources/surveyor.ts';
import { onlyStore } from '../services/stores.ts';
import { createSettingsTurn } from '../services/organisation/turn.ts';
import { AnswerCache } from './answer-cache.ts';
import type { AppDeps } from './deps.ts';
import { createRouter } from './router.ts';
import { batchesRoutes } from './routes/batches.ts';
import { catalogueRoutes } from './routes/catalogue.ts';
import { dimensionsRoutes } from './routes/dimensions.ts';
import { healthRoutes } from './routes/health.ts';
import { importsRoutes } from './routes/imports.ts';
import { metricsRoutes } from './routes/metrics.ts';
import { organisationRoutes } from './routes/organisation.ts';
import { recordsRoutes } from './routes/records.ts';
import { sourcesRoutes } from './routes/sources.ts';
import { storesRoutes } from './routes/stores.ts';
import { tagged } from './tagged.ts';

/** Everything under `/api`, one sub-app a noun. A new noun is one more line of the chain. */
export function createRoutes(deps: AppDeps) {
  const repository = deps.store.as(deps.viewer);
  const readMoment = createMomentReader(repository);
  const turn = createSettingsTurn(readMoment, deps.now);
  const tag = tagged({ ...deps, readMoment, cache: new AnswerCache(deps.answerCacheBytes) });
  const onFailure = (error: unknown): void => {
    deps.log({ level: 'error', event: 'work failed', work: 'survey', error: String(error) });
  };
  const surveyor = deps.surveyor ?? new Surveyor({ repository, now: deps.now, onFailure });
  return createRouter()
    .route('/', healthRoutes(repository))
    .route('/', metricsRoutes(repository, tag))
    .route('/', catalogueRoutes(tag))
    .route('/', organisationRoutes(repository, tag, turn))
    .route('/', dimensionsRoutes(repository, tag, turn))
    .route('/', recordsRoutes(repository, tag))
    .route('/', sourcesRoutes(repository, surveyor))
    .route('/', storesRoutes(deps.stores ?? onlyStore(deps.intaking.own), deps.now))
    .route('/', importsRoutes(repository, deps.intaking))
    .route('/', batchesRoutes(deps.intaking));
}
