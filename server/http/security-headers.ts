import { createMiddleware } from 'hono/factory';
import type { AppDeps, AppEnv } from './deps.ts';

const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "font-src 'self'",
  "connect-src 'self'",
  "img-src 'self' data:",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ');

const HEADERS = {
  'Content-Security-Policy': POLICY,
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Permissions-Policy': 'camera=(), geolocation=(), microphone=()',
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
} as const;

/** A year, for this name and all below it: told where people reach us by TLS. */
const STRICT_TRANSPORT = 'max-age=31536000; includeSubDomains';

/** Nothing foreign runs in our pages, nothing of ours runs in foreign ones. */
export function securityHeaders({ publicUrl }: Pick<AppDeps, 'publicUrl'>) {
  const isSecure = publicUrl?.startsWith('https:') ?? false;
  return createMiddleware<AppEnv>(async (c, next) => {
    await next();
    for (const [name, value] of Object.entries(HEADERS)) c.res.headers.set(name, value);
    if (isSecure) c.res.headers.set('Strict-Transport-Security', STRICT_TRANSPORT);
  });
}
