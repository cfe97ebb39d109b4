import { createRoute, z } from '@hono/zod-openapi';
import type { ApiKey } from '#db/queries/api-keys.ts';
import {
  issuedKeySchema,
  keyRotationSchema,
  keysAnswerSchema,
  newKeySchema,
} from '../../contract/accounts.ts';
import type { Accounts } from '../../services/accounts/accounts.ts';
import { addKey, listKeys, revokeKey, rotateKey } from '../../services/accounts/api-keys.ts';
import { jsonBody } from '../json-body.ts';
import { createRouter, PROBLEMS } from '../router.ts';
import { personOf } from './session.ts';

const idParam = z.object({ id: z.string().min(1).max(100) });

function keyAnswer({ createdAt, expiresAt, lastUsedAt, scopes, ...told }: ApiKey) {
  const { id, name, prefix, replaces } = told;
  return {
    id,
    name,
    prefix,
    replaces,
    scopes: { ingest: [...scopes.ingest], read: scopes.read && [...scopes.read] },
    createdAt: new Date(createdAt).toISOString(),
    expiresAt: new Date(expiresAt).toISOString(),
    lastUsedAt: lastUsedAt === null ? null : new Date(lastUsedAt).toISOString(),
  };
}

const ISSUED = {
  201: {
    description: 'The key; its secret is told this once',
    content: { 'application/json': { schema: issuedKeySchema } },
  },
  ...PROBLEMS,
} as const;

/** Keys of other programs. */
export function keysRoutes(accounts: Accounts) {
  const list = createRoute({
    method: 'get',
    path: '/keys',
    summary: 'Every key, without its secret',
    responses: {
      200: {
        description: 'By name',
        content: { 'application/json': { schema: keysAnswerSchema } },
      },
      ...PROBLEMS,
    },
  });
  const add = createRoute({
    method: 'post',
    path: '/keys',
    summary: 'A new key',
    middleware: [jsonBody()] as const,
    request: {
      body: { required: true, content: { 'application/json': { schema: newKeySchema } } },
    },
    responses: ISSUED,
  });
  const rotate = createRoute({
    method: 'post',
    path: '/keys/{id}/rotate',
    summary: 'A new key in the place of one, which goes on for some days',
    middleware: [jsonBody()] as const,
    request: {
      params: idParam,
      body: { required: true, content: { 'application/json': { schema: keyRotationSchema } } },
    },
    responses: ISSUED,
  });
  const revoke = createRoute({
    method: 'delete',
    path: '/keys/{id}',
    summary: 'End a key now',
    request: { params: idParam },
    responses: { 204: { description: 'Over' }, ...PROBLEMS },
  });
  return createRouter()
    .openapi(list, async (c) => c.json({ keys: (await listKeys(accounts)).map(keyAnswer) }, 200))
    .openapi(add, async (c) => {
      const { key, secret } = await addKey(accounts, personOf(c).id, c.req.valid('json'));
      return c.json({ key: keyAnswer(key), secret }, 201);
    })
    .openapi(rotate, async (c) => {
      const { id } = c.req.valid('param');
      const issued = await rotateKey(accounts, personOf(c).id, id, c.req.valid('json'));
      return c.json({ key: keyAnswer(issued.key), secret: issued.secret }, 201);
    })
    .openapi(revoke, async (c) => {
      await revokeKey(accounts, personOf(c).id, c.req.valid('param').id);
      return c.body(null, 204);
    });
}
