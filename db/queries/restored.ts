import type { Context, Steps } from '../store/request.ts';
import { run } from '../store/request.ts';
import type { Audited, AuditEntry } from './audit.ts';
import { appendAudit } from './audit.ts';

/** Puts entries behind the end of the audit log as they are, seals and all. */
export function* carryAudit(ctx: Context, args: { entries: readonly AuditEntry[] }): Steps<void> {
  const { q, t } = ctx.dialect;
  for (const entry of args.entries) yield* run(q.insert(t.audit).values(entry));
}

/** Ends what must not come back with a backup: sessions and one-time links. Writes who restored it into the audit log. */
export function* settleRestored(ctx: Context, args: { audited: Audited }): Steps<void> {
  const { q, t } = ctx.dialect;
  yield* run(q.delete(t.session));
  yield* run(q.delete(t.oneTimeLink));
  yield* appendAudit(ctx, args.audited);
}
