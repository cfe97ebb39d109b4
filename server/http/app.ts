import { AppError } from '../domain/problem.ts';
import { createMomentReader } from '../services/organisation/reference.ts';
import { requireAccess } from './access.ts';
import type { AppDeps } from './deps.ts';
import { guard } from './guard.ts';
import { identify } from './identify.ts';
import { openApiDocument } from './openapi.ts';
import { answerProblem } from './problems.ts';
import { noteRefusal } from './refusals.ts';
import { requestLog } from './request-log.ts';
import { createRouter } from './router.ts';
import { createRoutes } from './routes.ts';
import { securityHeaders } from './security-headers.ts';
import { SessionCookie } from './session-cookie.ts';
import { answerStatic } from './static.ts';

/** The whole application: given what it needs, and doing nothing until a request comes. */
export function createApp(deps: AppDeps) {
  const own = deps.store.as({ kind: 'local_administrator' });
  const readMoment = createMomentReader(own);
  const routeDeps = { ...deps, own, readMoment, cookie: new SessionCookie(deps) };
  const app = createRouter();
  app.use(requestLog(deps));
  app.use(securityHeaders(deps));
  app.use(guard(deps));
  app.use(identify(routeDeps));
  app.onError((error, c) => {
    noteRefusal(error, c, deps);
    return answerProblem(error, c, deps.log);
  });
  app.notFound((c) => {
    const page = answerStatic(c, deps.client);
    if (page) return page;
    const { method, path } = c.req;
    return answerProblem(
      new AppError('ROUTE_UNKNOWN', { route: `${method} ${path}` }),
      c,
      deps.log,
    );
  });
  const routed = app.route('/api', createRoutes(routeDeps));
  let document: string | null = null;
  app.get('/api/openapi.json', (c) => {
    // Making it takes longer than everything else here together, and most servers are never asked for it.
    document ??= JSON.stringify(openApiDocument(app));
    return c.body(document, 200, { 'Content-Type': 'application/json' });
  });
  requireAccess(app);
  return routed;
}

export type AppType = ReturnType<typeof createApp>;
