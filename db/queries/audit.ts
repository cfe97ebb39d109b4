import { createHmac } from 'node:crypto';
import { asc, desc, gt } from 'drizzle-orm';
import type { Context, Steps } from '../store/request.ts';
import { all, first, run } from '../store/request.ts';

/** One thing that was done. `actor` and `target` are ids, never names or addresses. */
export type AuditFact = {
  readonly at: number;
  readonly actor: string;
  readonly action: string;
  readonly target: string;
  readonly details: Readonly<Record<string, unknown>>;
};

/** A fact with the key (hex) that seals it; the key is kept outside the store. */
export type Audited = { readonly fact: AuditFact; readonly key: string };

/** Where the chain ends: number and seal of an entry. */
export type AuditHead = { readonly seq: number; readonly seal: string };

/** A stored entry; `details` is its JSON as it was sealed. */
export type AuditEntry = AuditHead & {
  readonly at: number;
  readonly actor: string;
  readonly action: string;
  readonly target: string;
  readonly details: string;
};

/** Seal of an entry: HMAC-SHA256 (hex) over everything it says and the seal of the entry before ('' for the first). */
export function sealOf(entry: Omit<AuditEntry, 'seal'>, before: string, key: string): string {
  const { seq, at, actor, action, target, details } = entry;
  const said = JSON.stringify([seq, at, actor, action, target, details, before]);
  return createHmac('sha256', Buffer.from(key, 'hex')).update(said).digest('hex');
}

/** Adds an entry to the end of the chain; part of whatever command did the thing. Gives the new end. */
export function* appendAudit(ctx: Context, { fact, key }: Audited): Steps<AuditHead> {
  const { q, t } = ctx.dialect;
  const last = yield* readAuditHead(ctx);
  const entry = { ...fact, seq: (last?.seq ?? 0) + 1, details: JSON.stringify(fact.details) };
  const seal = sealOf(entry, last?.seal ?? '', key);
  yield* run(q.insert(t.audit).values({ ...entry, seal }));
  return { seq: entry.seq, seal };
}

/** Adds an entry that says more than the request it came by: which thing it was about, and what it is from now on. */
export function* appendAuditOf(
  ctx: Context,
  audited: Audited | undefined,
  said: { target: string; details: Readonly<Record<string, unknown>> },
): Steps<void> {
  if (!audited) return;
  const { fact, key } = audited;
  const details = { ...fact.details, ...said.details };
  yield* appendAudit(ctx, { fact: { ...fact, target: said.target, details }, key });
}

/** Where the chain ends; null = nothing was written yet. */
export function* readAuditHead(ctx: Context): Steps<AuditHead | null> {
  const { q, t } = ctx.dialect;
  const ends = { seq: t.audit.seq, seal: t.audit.seal };
  return yield* first(q.select(ends).from(t.audit).orderBy(desc(t.audit.seq)).limit(1));
}

/** Entries after a number in their order, at most `limit`. */
export function* readAudit(
  ctx: Context,
  args: { after: number; limit: number },
): Steps<AuditEntry[]> {
  const { q, t } = ctx.dialect;
  return yield* all(
    q
      .select()
      .from(t.audit)
      .where(gt(t.audit.seq, args.after))
      .orderBy(asc(t.audit.seq))
      .limit(args.limit),
  );
}
