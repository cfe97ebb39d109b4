import { createRoute, z } from '@hono/zod-openapi';
import type { SSEStreamingApi } from 'hono/streaming';
import { streamSSE } from 'hono/streaming';
import type { Viewer } from '#db/store/request.ts';
import type { PersonPrincipal } from '../../domain/access/principal.ts';
import { isStillIn } from '../../services/accounts/sessions.ts';
import type { LiveEvents } from '../../services/live/live-events.ts';
import type { AppDeps } from '../deps.ts';
import { createRouter, PROBLEMS } from '../router.ts';
import { personOf } from './session.ts';

/** How often it is asked whether the session and its rights are still there. */
const LOOK_MS = 500;
/** A line without meaning at least this often, so that nothing between takes the connection for dead. */
const PING_MS = 15_000;
/** After so long a browser comes back. */
const RETRY_MS = 1500;

/** What changed, as it changes: only keys, never data, so that rights stay with the routes that answer. */
export function liveRoutes({ accounts, log }: Pick<AppDeps, 'accounts' | 'log'>, live: LiveEvents) {
  const listen = createRoute({
    method: 'get',
    path: '/live',
    summary: 'Keys of what changed, as server-sent events, until the session or its rights end',
    request: {
      query: z.object({
        after: z
          .string()
          .optional()
          .meta({ description: 'The same, for a page that begins to listen again' }),
      }),
      headers: z.object({
        'last-event-id': z.string().optional().meta({
          description: 'Number of the last event that arrived; a browser sends it by itself',
        }),
      }),
    },
    responses: {
      200: {
        description:
          '`ready` (the number to go on from), `changed` ({"keys": ["alerts"]}), `resync` (read everything anew)',
        content: { 'text/event-stream': { schema: z.string() } },
      },
      ...PROBLEMS,
    },
  });
  return createRouter().openapi(listen, (c) => {
    const person = personOf(c);
    const viewer = c.get('viewer');
    const after = readId(c.req.valid('header')['last-event-id'] ?? c.req.valid('query').after);
    // Nothing between may keep it back to pack it.
    c.header('x-accel-buffering', 'no');
    c.header('cache-control', 'no-store');
    return streamSSE(
      c,
      (stream) => tell(stream, { live, accounts, person, viewer, after }),
      // What was begun cannot become another answer: it ends, and the browser comes back.
      async (error) => log({ level: 'error', event: 'live failed', error: String(error) }),
    );
  });
}

/** Null = none was told, or it is none of ours. */
function readId(text: string | undefined): number | null {
  return text !== undefined && /^\d{1,16}$/.test(text) ? Number(text) : null;
}

type Telling = {
  live: LiveEvents;
  accounts: AppDeps['accounts'];
  person: PersonPrincipal;
  viewer: Viewer;
  after: number | null;
};

async function tell(stream: SSEStreamingApi, told: Telling): Promise<void> {
  const { live, accounts, person, viewer } = told;
  let wake = (): void => undefined;
  const stopListening = await live.listen(() => wake());
  const end = (): void => wake();
  stream.onAbort(end);
  live.ended.addEventListener('abort', end);
  try {
    const { settings } = live;
    const beginning = await live.beginningFrom(told.after);
    const event = beginning.isWhole ? 'ready' : 'resync';
    let { seq } = beginning;
    await stream.writeSSE({ event, id: String(seq), data: '{}', retry: RETRY_MS });
    let pingedAt = Date.now();
    while (!stream.aborted && !live.ended.aborted) {
      // Other settings may be other rights: whoever listens comes back and is looked up anew.
      if (live.settings !== settings || !(await isStillIn(accounts, person))) return;
      const news = await live.newsFor(viewer, seq);
      if (news) {
        seq = news.seq;
        const data = JSON.stringify({ keys: news.keys });
        await stream.writeSSE({ event: 'changed', id: String(seq), data });
      }
      if (Date.now() - pingedAt >= PING_MS) {
        pingedAt = Date.now();
        await stream.write(': \n\n');
      }
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, LOOK_MS);
        wake = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
  } finally {
    live.ended.removeEventListener('abort', end);
    stopListening();
  }
}
