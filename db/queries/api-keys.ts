import { asc, eq } from 'drizzle-orm';
import type { KeyScopes } from '#server/domain/access/principal.ts';
import { AppError } from '#server/domain/problem.ts';
import type { Context, Steps } from '../store/request.ts';
import { all, first, run } from '../store/request.ts';
import type { Audited } from './audit.ts';
import { appendAudit } from './audit.ts';

/** A key of a machine caller, without its secret. Instants in UTC ms; `lastUsedAt` null = never. */
export type ApiKey = {
  id: string;
  name: string;
  /** What the secret begins with. */
  prefix: string;
  scopes: KeyScopes;
  createdAt: number;
  expiresAt: number;
  lastUsedAt: number | null;
  /** Id of the key whose place it takes; null = it is the first of its line. */
  replaces: string | null;
};

type Row = {
  id: string;
  name: string;
  prefix: string;
  scopes: string;
  created_at: number;
  expires_at: number;
  last_used_at: number | null;
  replaces: string | null;
};

function keyOf(row: Row): ApiKey {
  return {
    id: row.id,
    name: row.name,
    prefix: row.prefix,
    // Only this module writes the column, from this type.
    scopes: JSON.parse(row.scopes) as KeyScopes,
    createdAt: row.created_at,
    expiresAt: row.expires_at,
    lastUsedAt: row.last_used_at,
    replaces: row.replaces,
  };
}

/** Every key, also those that are over, by name. */
export function* listApiKeys(ctx: Context): Steps<ApiKey[]> {
  const { q, t } = ctx.dialect;
  return (yield* all(q.select().from(t.apiKey).orderBy(asc(t.apiKey.name)))).map(keyOf);
}

/** The key of a secret's hash; null when there is none. */
export function* findApiKey(ctx: Context, args: { hash: string }): Steps<ApiKey | null> {
  const { q, t } = ctx.dialect;
  const row = yield* first(q.select().from(t.apiKey).where(eq(t.apiKey.hash, args.hash)));
  return row ? keyOf(row) : null;
}

/**
 * Adds a key. One that replaces another lets that one go on until `overlapUntil` (UTC ms) at most.
 * @throws AppError NOT_FOUND { seen } when there is nothing to replace
 */
export function* addApiKey(
  ctx: Context,
  args: { key: ApiKey; hash: string; overlapUntil: number; audited: Audited },
): Steps<void> {
  const { q, t } = ctx.dialect;
  const { key } = args;
  if (key.replaces !== null) {
    yield* shortenApiKey(ctx, { id: key.replaces, expiresAt: args.overlapUntil });
  }
  yield* run(
    q.insert(t.apiKey).values({
      id: key.id,
      name: key.name,
      prefix: key.prefix,
      hash: args.hash,
      scopes: JSON.stringify(key.scopes),
      created_at: key.createdAt,
      expires_at: key.expiresAt,
      last_used_at: null,
      replaces: key.replaces,
    }),
  );
  yield* appendAudit(ctx, args.audited);
}

/** Ends a key now. @throws AppError NOT_FOUND { seen } */
export function* revokeApiKey(
  ctx: Context,
  args: { id: string; at: number; audited: Audited },
): Steps<void> {
  yield* shortenApiKey(ctx, { id: args.id, expiresAt: args.at });
  yield* appendAudit(ctx, args.audited);
}

/** Notes that a key was used. */
export function* noteApiKeyUse(ctx: Context, args: { id: string; at: number }): Steps<void> {
  const { q, t } = ctx.dialect;
  yield* run(q.update(t.apiKey).set({ last_used_at: args.at }).where(eq(t.apiKey.id, args.id)));
}

function* shortenApiKey(ctx: Context, args: { id: string; expiresAt: number }): Steps<void> {
  const { q, t } = ctx.dialect;
  const row = yield* first(q.select().from(t.apiKey).where(eq(t.apiKey.id, args.id)));
  if (!row) throw new AppError('NOT_FOUND', { seen: args.id });
  const expiresAt = Math.min(row.expires_at, args.expiresAt);
  yield* run(q.update(t.apiKey).set({ expires_at: expiresAt }).where(eq(t.apiKey.id, args.id)));
}
