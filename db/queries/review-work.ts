import { and, count, eq, max } from 'drizzle-orm';
import { NOT_GIVEN } from '#server/domain/dimensions.ts';
import { AppError } from '#server/domain/problem.ts';
import type { Subject } from '#server/domain/review/exception.ts';
import { subjectKey } from '#server/domain/review/exception.ts';
import type { ReviewItem } from '#server/domain/review/promise.ts';
import { promiseAfter } from '#server/domain/review/promise.ts';
import type { Context, Steps } from '../store/request.ts';
import { all, first, run } from '../store/request.ts';
import type { Audited } from './audit.ts';
import { appendAuditOf } from './audit.ts';
import { leaveLiveEvent } from './live-events.ts';
import { listExceptions } from './review-exceptions.ts';
import { reviewItemColumns } from './review-rows.ts';
import { findReviewItem } from './review.ts';

/** What a review decides about an exception: what is done, by whom (id), until when (day since 1970-01-01). */
export type Decision = Pick<ReviewItem, 'decision' | 'owner' | 'dueOn'>;

/** What became of a promise; a moved one has a new day. */
export type SaidOutcome =
  | { readonly outcome: 'kept' }
  | { readonly outcome: 'not_kept'; readonly reason: string | null }
  | { readonly outcome: 'moved'; readonly reason: string; readonly dueOn: number };

type Maker = { week: number; by: string; now: number; audited?: Audited };

/** Decisions there may be. */
const MOST = 100_000;

/**
 * Decides about an exception in the review of the week that begins with `week`; gives the number of what was decided. The entry of the
 * audit log holds no word of anybody.
 * @throws AppError REVIEW_OVER { seen } when it is no exception of the reader's any more, REVIEW_TAKEN when it was decided in
 * this week already, LIST_FULL { limit }
 */
export function* decideInReview(
  ctx: Context,
  args: Maker & { subject: Subject; decided: Decision },
): Steps<number> {
  const { subject, decided, week, by, now, audited } = args;
  const key = subjectKey(subject);
  const found = (yield* listExceptions(ctx, { week, now })).find((one) => subjectKey(one) === key);
  if (!found) throw new AppError('REVIEW_OVER', { seen: String(subject.about) });
  const { kind, about, which, department } = found;
  const { q, t } = ctx.dialect;
  const r = t.reviewItem;
  const same = and(eq(r.kind, kind), eq(r.about, about), eq(r.which, which));
  const held = yield* all(
    q
      .select()
      .from(r)
      .where(and(eq(r.week, week), same)),
  );
  if (held.some(({ state }) => state !== 'withdrawn')) throw new AppError('REVIEW_TAKEN');
  const [withdrawn] = held;
  const item = { kind, about, which, department, ...decided, week, by, at: now, moves: 0 };
  // What was withdrawn is decided anew in its place; its line holds what it said.
  const id = withdrawn
    ? yield* decideAnew(ctx, { ...item, id: withdrawn.id })
    : yield* writeItem(ctx, item);
  yield* appendAuditOf(ctx, audited, {
    target: `review_item:${id}`,
    details: { deed: 'decide', kind },
  });
  return id;
}

/**
 * Says what became of a promise. A moved one goes on as an item of the week that begins with `week`.
 * @throws AppError NOT_FOUND { seen } when it is not there for the reader, REVIEW_JUDGED { state } when somebody has said so before
 */
export function* judgeReviewItem(
  ctx: Context,
  args: Maker & { id: number; said: SaidOutcome },
): Steps<void> {
  const { id, said, week, by, now, audited } = args;
  const item = yield* findReviewItem(ctx, { id });
  if (!item) throw new AppError('NOT_FOUND', { seen: String(id) });
  const state = promiseAfter(item.state, said.outcome);
  const reason = said.outcome === 'kept' ? null : said.reason;
  const { q, t } = ctx.dialect;
  const r = t.reviewItem;
  const set = { state: state ?? item.state, reason, judged_by: by, judged_at: now };
  const changed =
    state === null
      ? 0
      : yield* run(
          q
            .update(r)
            .set(set)
            .where(and(eq(r.id, id), eq(r.state, item.state))),
        );
  if (changed === 0) throw new AppError('REVIEW_JUDGED', { state: item.state });
  if (said.outcome === 'moved') {
    const { kind, about, which, department, decision, owner, moves } = item;
    const moved = { kind, about, which, department, decision, owner, moves: moves + 1 };
    yield* writeItem(ctx, { ...moved, dueOn: said.dueOn, week, by, at: now });
  } else {
    yield* leaveWord(ctx, item, now);
  }
  const details = { deed: said.outcome };
  yield* appendAuditOf(ctx, audited, { target: `review_item:${id}`, details });
}

function* decideAnew(ctx: Context, item: NewItem & { id: number }): Steps<number> {
  const { q, t } = ctx.dialect;
  const r = t.reviewItem;
  const { id, ...columns } = reviewItemColumns({ ...item, ...OPEN });
  const changed = yield* run(
    q
      .update(r)
      .set(columns)
      .where(and(eq(r.id, id), eq(r.state, 'withdrawn'))),
  );
  if (changed === 0) throw new AppError('REVIEW_TAKEN');
  yield* leaveWord(ctx, item, item.at);
  return id;
}

const OPEN = { state: 'open', reason: null, judgedBy: null, judgedAt: null } as const;

type NewItem = Omit<ReviewItem, 'id' | 'state' | 'reason' | 'judgedBy' | 'judgedAt'>;

function* writeItem(ctx: Context, item: NewItem): Steps<number> {
  const { q, t } = ctx.dialect;
  const r = t.reviewItem;
  const counts = { rows: count().as('rows'), last: max(r.id).as('last') };
  const held = yield* first(q.select(counts).from(r));
  if ((held?.rows ?? 0) >= MOST) throw new AppError('LIST_FULL', { limit: MOST });
  const id = (held?.last ?? 0) + 1;
  const row = reviewItemColumns({ ...item, id, ...OPEN });
  const written = yield* run(q.insert(r).values(row).onConflictDoNothing());
  if (written === 0) throw new AppError('REVIEW_TAKEN');
  yield* leaveWord(ctx, item, item.at);
  return id;
}

/** Tells the open screens of those it concerns; reviews are heard of as loops are. */
export function* leaveWord(
  ctx: Context,
  { department }: Pick<ReviewItem, 'department'>,
  now: number,
): Steps<void> {
  yield* leaveLiveEvent(ctx, { at: now, key: 'loops', department: department ?? NOT_GIVEN });
}
