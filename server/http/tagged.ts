import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { Context, Next } from 'hono';
import { createMiddleware } from 'hono/factory';
import type { Moment, MomentReader } from '../services/organisation/reference.ts';
import type { AnswerCache } from './answer-cache.ts';
import type { AppDeps, AppEnv } from './deps.ts';

const pack = promisify(gzip);
/** Below this many bytes packing costs more than it saves. */
const PACK_FROM = 1024;

/** One answer's body, as it is and packed (null where packing does not pay). */
export type Body = { plain: Buffer; packed: Buffer | null };

export type TaggedDeps = Pick<AppDeps, 'now' | 'build'> & {
  readMoment: MomentReader;
  cache: AnswerCache;
};

/**
 * Puts the moment in front of a read, and a tag on its answer: whoever still has the answer gets 304 before anything is
 * computed, and what was answered and packed once is not answered or packed again while nothing changed. Many who ask the same
 * at once, as all do after a change, wait for one answer.
 */
export function tagged({ now, build, readMoment, cache }: TaggedDeps) {
  const coming = new Map<string, Promise<Body | null>>();
  const answer = async (c: Context<AppEnv>, next: Next, tag: string): Promise<Body | null> => {
    await next();
    if (c.res.status !== 200) return null;
    const plain = Buffer.from(await c.res.arrayBuffer());
    const body = { plain, packed: plain.length < PACK_FROM ? null : await pack(plain) };
    cache.put(tag, body);
    return body;
  };
  const met = new WeakSet<Request>();
  return createMiddleware<AppEnv>(async (c, next) => {
    // Hono leads a path that is written like its own pattern (`/customers/:customer`) through a route's middleware twice.
    if (met.has(c.req.raw)) return next();
    met.add(c.req.raw);
    const moment = await readMoment(now());
    c.set('moment', moment);
    const tag = tagOf(c, moment, build);
    if (hasTag(c.req.header('if-none-match'), tag)) {
      return new Response(null, { status: 304, headers: headersOf(tag) });
    }
    const sooner = coming.get(tag);
    // What another's asking fails at, one's own may not.
    const held = cache.get(tag) ?? (sooner ? await sooner.catch(() => null) : null);
    if (held) return send(c, tag, held);
    const made = answer(c, next, tag);
    coming.set(tag, made);
    const body = await made.finally(() => {
      if (coming.get(tag) === made) coming.delete(tag);
    });
    if (!body) return;
    // Cleared first: otherwise the old answer's headers would be copied into the new one.
    c.res = undefined;
    c.res = send(c, tag, body);
  });
}

function tagOf(c: Context<AppEnv>, { now, today, pulse }: Moment, build: string): string {
  const { settings, records, linking, unlinked } = pulse;
  const { pathname, search } = new URL(c.req.url);
  const parts = [
    build,
    settings,
    records,
    linking,
    unlinked,
    now,
    today,
    // Another's answer is never sent, whatever else is equal.
    c.get('viewer'),
    c.get('language'),
    pathname,
    search,
  ];
  const hash = createHash('sha256').update(JSON.stringify(parts)).digest('base64url');
  return `W/"${hash.slice(0, 22)}"`;
}

function hasTag(header: string | undefined, tag: string): boolean {
  return (header ?? '').split(',').some((one) => one.trim() === tag || one.trim() === '*');
}

function headersOf(tag: string): Headers {
  return new Headers({
    ETag: tag,
    'Cache-Control': 'private, no-cache',
    Vary: 'Accept-Encoding, Accept-Language, Cookie, Authorization',
  });
}

function send(c: Context<AppEnv>, tag: string, { plain, packed }: Body): Response {
  const headers = headersOf(tag);
  headers.set('Content-Type', 'application/json');
  const wanted = packed !== null && accepts(c.req.header('accept-encoding'), 'gzip');
  if (wanted) headers.set('Content-Encoding', 'gzip');
  const body = wanted ? packed : plain;
  headers.set('Content-Length', String(body.length));
  return new Response(new Uint8Array(body), { headers });
}

/** Whether an `Accept-Encoding` names a way to pack, and does not refuse it. */
export function accepts(header: string | undefined, encoding: 'br' | 'gzip'): boolean {
  return (header ?? '').split(',').some((one) => {
    const [name = '', weight = ''] = one.toLowerCase().split(';');
    return name.trim() === encoding && !/^\s*q\s*=\s*0(\.0*)?\s*$/.test(weight);
  });
}
