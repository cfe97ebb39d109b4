import { and, count, eq } from 'drizzle-orm';
import { AppError } from '#server/domain/problem.ts';
import { amendFault } from '#server/domain/review/promise.ts';
import type { Context, Steps } from '../store/request.ts';
import { first, run } from '../store/request.ts';
import type { Audited } from './audit.ts';
import { appendAuditOf } from './audit.ts';
import type { Decision } from './review-work.ts';
import { leaveWord } from './review-work.ts';
import { findReviewItem } from './review.ts';

/** What is put right about an item: it is said anew, or taken back. */
export type SaidAmendment =
  | { readonly kind: 'correct'; readonly decided: Decision }
  | { readonly kind: 'withdraw' };

/**
 * Corrects or withdraws what the review of the week that begins with `week` decided, as whoever decided it, or a CX officer (`isOfficer`),
 * may. What it said until then is kept as a line of it; the entry of the audit log holds no word of anybody.
 * @throws AppError NOT_FOUND { seen } when it is not there for the reader, ACCESS_DENIED when somebody else decided it, REVIEW_FIXED { why } when
 * it can no longer be put right, REVIEW_TAKEN when somebody else does so at this moment
 */
export function* amendReviewItem(
  ctx: Context,
  args: {
    id: number;
    said: SaidAmendment;
    week: number;
    by: string;
    isOfficer: boolean;
    now: number;
    audited?: Audited;
  },
): Steps<void> {
  const { id, said, week, by, isOfficer, now, audited } = args;
  const item = yield* findReviewItem(ctx, { id });
  if (!item) throw new AppError('NOT_FOUND', { seen: String(id) });
  if (item.by !== by && !isOfficer) throw new AppError('ACCESS_DENIED');
  const why = amendFault(item, said.kind, { week });
  if (why !== null) throw new AppError('REVIEW_FIXED', { why });
  const { q, t } = ctx.dialect;
  const [r, l] = [t.reviewItem, t.reviewItemLine];
  const { decision, owner, dueOn } = item;
  const seq = yield* first(
    q
      .select({ n: count().as('n') })
      .from(l)
      .where(eq(l.item, id)),
  );
  const line = { item: id, seq: (seq?.n ?? 0) + 1, kind: said.kind, by, at: now };
  const written = yield* run(
    q
      .insert(l)
      .values({ ...line, decision, owner, due_on: dueOn })
      .onConflictDoNothing(),
  );
  const set =
    said.kind === 'withdraw'
      ? { state: 'withdrawn', judged_by: by, judged_at: now }
      : {
          decision: said.decided.decision,
          owner: said.decided.owner,
          due_on: said.decided.dueOn,
        };
  const open = and(eq(r.id, id), eq(r.state, 'open'));
  const changed = yield* run(q.update(r).set(set).where(open));
  if (written === 0 || changed === 0) throw new AppError('REVIEW_TAKEN');
  yield* leaveWord(ctx, item, now);
  yield* appendAuditOf(ctx, audited, {
    target: `review_item:${id}`,
    details: { deed: said.kind },
  });
}
