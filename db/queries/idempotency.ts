import { and, eq, lt, ne } from 'drizzle-orm';
import type { Context, Steps } from '../store/request.ts';
import { first, run } from '../store/request.ts';
import type { Audited } from './audit.ts';
import { appendAudit } from './audit.ts';

/** Status 0 marks a key whose request is being carried out. */
const BUSY = 0;
/** A claim older than this was left by a process that died and may be taken over. */
const CLAIM_MS = 60_000;

/** What to do with a request that carries a key. */
export type Claim =
  | { kind: 'go' }
  | { kind: 'replay'; status: number; body: string }
  | { kind: 'busy' }
  | { kind: 'reused' };

/** Takes a key for one request, or tells what became of the request that has it. */
export function* claimKey(
  ctx: Context,
  args: { key: string; requestHash: string; now: number },
): Steps<Claim> {
  const { q, t } = ctx.dialect;
  const k = t.idempotency;
  const held = yield* first(q.select().from(k).where(eq(k.key, args.key)));
  if (held && held.request_hash !== args.requestHash) return { kind: 'reused' };
  if (held && held.status !== BUSY) return { kind: 'replay', status: held.status, body: held.body };
  if (held && args.now - held.kept_at < CLAIM_MS) return { kind: 'busy' };
  const row = {
    key: args.key,
    request_hash: args.requestHash,
    status: BUSY,
    body: '',
    kept_at: args.now,
  };
  yield* run(
    q
      .insert(k)
      .values(row)
      .onConflictDoUpdate({ target: [k.key], set: row }),
  );
  return { kind: 'go' };
}

/** Keeps a successful answer for replay, and writes down what was done (`audited` null = the caller does). */
export function* finishKey(
  ctx: Context,
  args: { key: string; status: number; body: string; now: number; audited: Audited | null },
): Steps<void> {
  const { q, t } = ctx.dialect;
  yield* run(
    q
      .update(t.idempotency)
      .set({ status: args.status, body: args.body, kept_at: args.now })
      .where(eq(t.idempotency.key, args.key)),
  );
  if (args.audited) yield* appendAudit(ctx, args.audited);
}

/** Gives a key back after a failure, so that a retry runs again. */
export function* releaseKey(ctx: Context, args: { key: string }): Steps<void> {
  const { q, t } = ctx.dialect;
  yield* run(
    q
      .delete(t.idempotency)
      .where(and(eq(t.idempotency.key, args.key), eq(t.idempotency.status, BUSY))),
  );
}

/** Drops finished keys kept since before an instant; gives how many. */
export function* forgetKeys(ctx: Context, args: { before: number }): Steps<number> {
  const { q, t } = ctx.dialect;
  return yield* run(
    q
      .delete(t.idempotency)
      .where(and(lt(t.idempotency.kept_at, args.before), ne(t.idempotency.status, BUSY))),
  );
}

/**
 * Gives back every key whose request was cut off. Only for the one server of a store that is just starting: nothing can
 * be under way then. Gives how many.
 */
export function* releaseClaims(ctx: Context): Steps<number> {
  const { q, t } = ctx.dialect;
  return yield* run(q.delete(t.idempotency).where(eq(t.idempotency.status, BUSY)));
}
