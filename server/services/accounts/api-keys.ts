import type { ApiKey } from '#db/queries/api-keys.ts';
import type { KeyScopes, Principal } from '../../domain/access/principal.ts';
import { USE_NOTED_MS } from '../../domain/access/session-age.ts';
import { AppError } from '../../domain/problem.ts';
import type { Accounts } from './accounts.ts';
import { sealedFact } from './accounts.ts';
import { hashOf, newId, newToken } from './tokens.ts';

const DAY = 24 * 3_600_000;
const PREFIX = 'basira_';
/** How much of the secret is shown to tell keys apart. */
const SHOWN = PREFIX.length + 6;

/** A key as it is asked for. */
export type NewKey = { name: string; scopes: KeyScopes; days: number };

/** A new key with its secret, which is told once. */
export type IssuedKey = { key: ApiKey; secret: string };

/** @throws AppError KEY_SCOPES_EMPTY when the key could do nothing */
export async function addKey(
  accounts: Accounts,
  actor: string,
  { name, scopes, days }: NewKey,
): Promise<IssuedKey> {
  if (scopes.ingest.length === 0 && (scopes.read ?? []).length === 0) {
    throw new AppError('KEY_SCOPES_EMPTY');
  }
  return issue(accounts, actor, { name, scopes, days, replaces: null, overlapDays: 0 });
}

/** A new key in the place of one, which goes on for `overlapDays`. @throws AppError NOT_FOUND { seen } */
export async function rotateKey(
  accounts: Accounts,
  actor: string,
  id: string,
  { days, overlapDays }: { days: number; overlapDays: number },
): Promise<IssuedKey> {
  const old = (await listKeys(accounts)).find((one) => one.id === id);
  if (!old) throw new AppError('NOT_FOUND', { seen: id });
  const { name, scopes } = old;
  return issue(accounts, actor, { name, scopes, days, replaces: id, overlapDays });
}

async function issue(
  accounts: Accounts,
  actor: string,
  given: NewKey & { replaces: string | null; overlapDays: number },
): Promise<IssuedKey> {
  const { repository, chance, now } = accounts;
  const secret = PREFIX + newToken(chance);
  const { name, scopes, days, replaces, overlapDays } = given;
  const key: ApiKey = {
    id: newId(chance),
    name,
    prefix: secret.slice(0, SHOWN),
    scopes,
    createdAt: now(),
    expiresAt: now() + days * DAY,
    lastUsedAt: null,
    replaces,
  };
  const fact = { actor, action: 'key.add', target: key.id, details: { ...scopes, replaces } };
  await repository.write('addApiKey', {
    key,
    hash: hashOf(secret),
    overlapUntil: now() + overlapDays * DAY,
    audited: sealedFact(accounts, fact),
  });
  return { key, secret };
}

export function listKeys({ repository }: Pick<Accounts, 'repository'>): Promise<ApiKey[]> {
  return repository.read('listApiKeys', undefined);
}

/** Ends a key now. @throws AppError NOT_FOUND { seen } */
export async function revokeKey(accounts: Accounts, actor: string, id: string): Promise<void> {
  const fact = { actor, action: 'key.revoke', target: id, details: {} };
  await accounts.repository.write('revokeApiKey', {
    id,
    at: accounts.now(),
    audited: sealedFact(accounts, fact),
  });
}

/** Who a key's secret stands for; null when it is unknown or over. */
export async function findKeyHolder(
  { repository, now }: Pick<Accounts, 'repository' | 'now'>,
  secret: string,
): Promise<Principal | null> {
  if (!secret.startsWith(PREFIX)) return null;
  const key = await repository.read('findApiKey', { hash: hashOf(secret) });
  if (!key || key.expiresAt <= now()) return null;
  if (now() - (key.lastUsedAt ?? 0) >= USE_NOTED_MS) {
    await repository.write('noteApiKeyUse', { id: key.id, at: now() });
  }
  return { kind: 'key', id: key.id, scopes: key.scopes };
}
