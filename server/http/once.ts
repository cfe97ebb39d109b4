import { z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { onceOf } from '../services/once.ts';
import type { AppEnv } from './deps.ts';
import { callerIdOf } from './routes/session.ts';

/** A key under which a write may be sent again. */
export const onceHeader = z.object({
  'idempotency-key': z.string().optional().meta({
    description: 'A new one for each thing that is made; the same one to send it again.',
  }),
});

/** What keeps this request from being carried out twice; null where its caller gave no key. */
export async function onceIn(c: Context<AppEnv>): Promise<ReturnType<typeof onceOf>> {
  return onceOf({
    caller: callerIdOf(c),
    key: c.req.header('idempotency-key'),
    path: c.req.path,
    body: await c.req.text(),
  });
}
