import { bodyLimit } from 'hono/body-limit';
import { createMiddleware } from 'hono/factory';
import { AppError } from '../domain/problem.ts';
import type { AppEnv } from './deps.ts';

/** Bytes a request with settings may have. */
const SETTINGS_LIMIT = 256 * 1024;

/** Reads a request's body as JSON of at most `limit` bytes; the schema then judges what it says. */
export function jsonBody(limit: number = SETTINGS_LIMIT) {
  const limited = bodyLimit({
    maxSize: limit,
    onError: (c) => {
      const bytes = Number(c.req.header('content-length') ?? limit + 1);
      throw new AppError('REQUEST_TOO_LARGE', { bytes, limit });
    },
  });
  return createMiddleware<AppEnv>((c, next) =>
    limited(c, async () => {
      const type = c.req.header('content-type') ?? '';
      if (!/^application\/json\s*(;|$)/i.test(type)) {
        throw new AppError('REQUEST_NOT_JSON', { seen: type, fault: 'type' });
      }
      const text = await c.req.text();
      try {
        JSON.parse(text);
      } catch (cause) {
        throw new AppError('REQUEST_NOT_JSON', { seen: text.slice(0, 80) }, { cause });
      }
      await next();
    }),
  );
}
