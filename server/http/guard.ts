import { createMiddleware } from 'hono/factory';
import { AppError } from '../domain/problem.ts';
import type { AppDeps, AppEnv } from './deps.ts';
import { nameOfHost, OWN_NAMES } from './origin.ts';

const READS = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Refuses requests that were sent to another name (a foreign page whose name was re-bound to this machine) and writes
 * that a foreign page sent.
 */
export function guard({ publicUrl }: Pick<AppDeps, 'publicUrl'>) {
  const publicHost = publicUrl === null ? null : new URL(publicUrl).host;
  const publicOrigin = publicUrl === null ? null : new URL(publicUrl).origin;
  const allowed = [...(publicHost === null ? [] : [publicHost]), ...OWN_NAMES];

  return createMiddleware<AppEnv>(async (c, next) => {
    const host = (c.req.header('host') ?? new URL(c.req.url).host).toLowerCase();
    if (host !== publicHost && !OWN_NAMES.has(nameOfHost(host))) {
      throw new AppError('HOST_REFUSED', { seen: host, allowed });
    }
    const origin = c.req.header('origin');
    if (!READS.has(c.req.method) && origin !== undefined) {
      const isOwn = origin === publicOrigin || hostOf(origin) === host;
      if (!isOwn)
        throw new AppError('HOST_REFUSED', { seen: origin, allowed: [publicOrigin ?? host] });
    }
    await next();
  });
}

function hostOf(origin: string): string | null {
  return URL.canParse(origin) ? new URL(origin).host : null;
}
