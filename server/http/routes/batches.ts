import { createRoute, z } from '@hono/zod-openapi';
import type { Batch } from '../../contract/batches.ts';
import { batchAnswerSchema, batchSchema } from '../../contract/batches.ts';
import type { Principal } from '../../domain/access/principal.ts';
import { AppError } from '../../domain/problem.ts';
import type { Accounts } from '../../services/accounts/accounts.ts';
import { storeBatch } from '../../services/batches.ts';
import { onlyOnce } from '../../services/idempotent.ts';
import type { Intaking } from '../../services/imports/intaking.ts';
import { factOf } from '../audited.ts';
import { jsonBody } from '../json-body.ts';
import { createRouter, PROBLEMS } from '../router.ts';

const BODY_LIMIT = 32 * 2 ** 20;

/** A key sends records of its own sources only. @throws AppError SOURCE_REFUSED { seen, allowed } */
function refuseOtherSources(principal: Principal, { source }: Batch): void {
  if (principal.kind !== 'key' || principal.scopes.ingest.includes(source)) return;
  throw new AppError('SOURCE_REFUSED', { seen: source, allowed: principal.scopes.ingest });
}

/** Records sent by another system. */
export function batchesRoutes({ receive, now }: Intaking, { audit }: Pick<Accounts, 'audit'>) {
  const send = createRoute({
    method: 'post',
    path: '/batches',
    summary: 'Store records: all of them or none; answered when they are on disk',
    middleware: jsonBody(BODY_LIMIT),
    request: {
      headers: z.object({
        'idempotency-key': z.string().optional().meta({
          description: 'Required. A new one for each batch; the same one to send a batch again.',
        }),
      }),
      body: { required: true, content: { 'application/json': { schema: batchSchema } } },
    },
    responses: {
      200: {
        description: 'Everything is on disk',
        content: { 'application/json': { schema: batchAnswerSchema } },
      },
      ...PROBLEMS,
    },
  });
  return createRouter().openapi(send, async (c) => {
    // The schema fills what is absent, so that a parsed record is one that the store takes.
    const batch = c.req.valid('json') as Batch;
    const principal = c.get('principal');
    refuseOtherSources(principal, batch);
    const { repository, nudge } = await receive();
    const key = c.req.header('idempotency-key');
    const caller = principal.kind === 'anonymous' ? '' : principal.id;
    const audited = audit.sealed(factOf(c, principal, now(), 'done'));
    const request = { caller, key, path: c.req.path, body: await c.req.text(), audited };
    const kept = await onlyOnce(repository, request, now, async () => {
      const answer = await storeBatch(repository, batch, now);
      nudge();
      return { status: 200, body: JSON.stringify(answer) };
    });
    // Kept bodies were written here.
    const answer = JSON.parse(kept.body) as z.infer<typeof batchAnswerSchema>;
    return c.json(answer, 200);
  });
}
