import type { Context } from 'hono';
import type { ClientFile, ClientFiles } from './client-files.ts';
import type { AppEnv } from './deps.ts';
import { accepts } from './tagged.ts';

/**
 * A file of the built client, or its start page for an address that is a screen's own (`/explore`): null when the
 * request is for neither.
 */
export function answerStatic(c: Context<AppEnv>, files: ClientFiles | null): Response | null {
  const { path, method } = c.req;
  if (!files || (method !== 'GET' && method !== 'HEAD')) return null;
  if (path === '/api' || path.startsWith('/api/')) return null;
  const named = files.get(path);
  if (named) return send(c, named);
  // Ids of records and customers stand in addresses, and may have any sign.
  const hasId = path.startsWith('/records/') || path.startsWith('/customers/');
  const isScreen = hasId || !path.slice(path.lastIndexOf('/')).includes('.');
  const start = files.get('/index.html');
  return isScreen && start ? send(c, start) : null;
}

function send(c: Context<AppEnv>, file: ClientFile): Response {
  c.header('ETag', file.tag);
  c.header('Vary', 'Accept-Encoding');
  c.header('Cache-Control', file.immutable ? 'public, max-age=31536000, immutable' : 'no-cache');
  if ((c.req.header('if-none-match') ?? '').includes(file.tag)) return c.body(null, 304);
  const accepted = c.req.header('accept-encoding');
  const packed = file.packed.find(({ encoding }) => accepts(accepted, encoding));
  const body = packed?.body ?? file.body;
  if (packed) c.header('Content-Encoding', packed.encoding);
  c.header('Content-Type', file.type);
  c.header('Content-Length', String(body.length));
  return c.body(new Uint8Array(body), 200);
}
