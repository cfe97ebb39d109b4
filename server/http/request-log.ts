import { randomUUID } from 'node:crypto';
import { performance } from 'node:perf_hooks';
import { createMiddleware } from 'hono/factory';
import { routePath } from 'hono/route';
import type { AppDeps, AppEnv } from './deps.ts';
import { languageOf } from './language.ts';

/** An id a proxy may have given; anything else is replaced. */
const REQUEST_ID = /^[\w-]{8,64}$/;

/** Names the request, finds the caller's language, and writes one line when it is over. */
export function requestLog({ log }: Pick<AppDeps, 'log'>) {
  return createMiddleware<AppEnv>(async (c, next) => {
    const started = performance.now();
    const given = c.req.header('x-request-id') ?? '';
    const requestId = REQUEST_ID.test(given) ? given : randomUUID();
    c.set('requestId', requestId);
    c.set('language', languageOf(c.req.header('accept-language')));
    await next();
    const durationMs = Math.round((performance.now() - started) * 10) / 10;
    c.res.headers.set('X-Request-Id', requestId);
    c.res.headers.set('Server-Timing', `app;dur=${durationMs}`);
    log({
      level: 'info',
      event: 'request',
      requestId,
      method: c.req.method,
      // The pattern, not the address: addresses carry filter values.
      route: routePath(c, -1),
      status: c.res.status,
      duration_ms: durationMs,
    });
  });
}
