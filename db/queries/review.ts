import { and, asc, eq, gte, inArray, isNull, lt, or } from 'drizzle-orm';
import type { SQL } from 'drizzle-orm';
import type { Loop } from '#server/domain/loops/loop.ts';
import type { Exception, Subject } from '#server/domain/review/exception.ts';
import type { ReviewItem, ReviewItemLine } from '#server/domain/review/promise.ts';
import type { Context, Steps } from '../store/request.ts';
import { all, first } from '../store/request.ts';
import type { StoredAlert } from './alert-rows.ts';
import { findAlert } from './alerts.ts';
import { findLoop } from './loops.ts';
import { listExceptions } from './review-exceptions.ts';
import { reviewItemLineOf, reviewItemOf } from './review-rows.ts';
import { departmentsOf } from './visible.ts';

/** What a subject is about, as far as the reader may know: its loop or alert, and the words of its obstacle; null = it has none, or it is not there for them. */
export type Looked = {
  loop: Pick<Loop, 'id' | 'title' | 'severity' | 'state'> | null;
  alert: StoredAlert | null;
  obstacle: string | null;
};

/** What was decided as a review shows it, with what it said before it was put right, the oldest first. */
export type ReadItem = ReviewItem & Looked & { lines: ReviewItemLine[] };

/** A weekly review: what is to be walked through, what was decided in it, and what it opens with. */
export type Review = {
  /** Empty for weeks that are over: what was late then is not kept. */
  exceptions: (Exception & Looked)[];
  /** How many more there are. */
  left: number;
  items: ReadItem[];
  /** Of earlier weeks, what nobody had said the outcome of when this one began. */
  promises: ReadItem[];
};

/** A review walks through so many, the gravest; more are counted. */
const WALKED = 50;
/** Decisions of one kind that are told at most. */
const TOLD = 200;

/**
 * The review of the week that begins with `week`, as the reader may see it: of all departments or of theirs. `startsAt` = the first
 * instant of the week; `isCurrent` = it is now.
 */
export function* readReview(
  ctx: Context,
  args: { week: number; startsAt: number; isCurrent: boolean; now: number },
): Steps<Review> {
  const { week, startsAt, isCurrent, now } = args;
  const { q, t } = ctx.dialect;
  const r = t.reviewItem;
  const found = isCurrent ? yield* listExceptions(ctx, { week, now }) : [];
  const read = (where: SQL | undefined) =>
    all(
      q
        .select()
        .from(r)
        .where(and(readableItems(ctx), where))
        .orderBy(asc(r.due_on), asc(r.id))
        .limit(TOLD),
    );
  const items = yield* read(eq(r.week, week));
  // As `isPromiseFor` says.
  const promises = yield* read(
    and(lt(r.week, week), or(isNull(r.judged_at), gte(r.judged_at, startsAt))),
  );
  return {
    exceptions: yield* looked(ctx, found.slice(0, WALKED)),
    left: Math.max(0, found.length - WALKED),
    items: yield* withLines(ctx, items.map(reviewItemOf)),
    promises: yield* withLines(ctx, promises.map(reviewItemOf)),
  };
}

/** What was decided, by its number; null = it is not there for the reader. */
export function* findReviewItem(ctx: Context, { id }: { id: number }): Steps<ReviewItem | null> {
  const { q, t } = ctx.dialect;
  const r = t.reviewItem;
  const row = yield* first(
    q
      .select()
      .from(r)
      .where(and(eq(r.id, id), readableItems(ctx))),
  );
  return row ? reviewItemOf(row) : null;
}

/** What the reader may read: everything (undefined), or what is of their departments. */
function readableItems(ctx: Context): SQL | undefined {
  const departments = departmentsOf(ctx.viewer);
  if (departments === 'all') return undefined;
  const codes = departments.length === 0 ? [-1] : [...departments];
  return inArray(ctx.dialect.t.reviewItem.department, codes);
}

function* withLines(ctx: Context, items: readonly ReviewItem[]): Steps<ReadItem[]> {
  if (items.length === 0) return [];
  const { q, t } = ctx.dialect;
  const l = t.reviewItemLine;
  const ids = items.map(({ id }) => id);
  const rows = yield* all(
    q.select().from(l).where(inArray(l.item, ids)).orderBy(asc(l.item), asc(l.seq)),
  );
  const seen = yield* looked(ctx, items);
  return seen.map((item) => ({
    ...item,
    lines: rows.filter((row) => row.item === item.id).map(reviewItemLineOf),
  }));
}

function* looked<T extends Subject>(ctx: Context, subjects: readonly T[]): Steps<(T & Looked)[]> {
  const seen: (T & Looked)[] = [];
  for (const one of subjects) seen.push({ ...one, ...(yield* lookAt(ctx, one)) });
  return seen;
}

function* lookAt(ctx: Context, { kind, about, which }: Subject): Steps<Looked> {
  if (kind === 'alert') {
    return { loop: null, alert: yield* findAlert(ctx, { id: about }), obstacle: null };
  }
  const loop = yield* findLoop(ctx, { id: about });
  if (!loop) return { loop: null, alert: null, obstacle: null };
  const { id, title, severity, state } = loop;
  const obstacle = kind === 'obstacle' ? yield* obstacleText(ctx, id, Number(which)) : null;
  return { loop: { id, title, severity, state }, alert: null, obstacle };
}

function* obstacleText(ctx: Context, loop: number, seq: number): Steps<string | null> {
  const { q, t } = ctx.dialect;
  const o = t.loopObstacle;
  const key = and(eq(o.loop, loop), eq(o.seq, seq));
  return (yield* first(q.select({ text: o.text }).from(o).where(key)))?.text ?? null;
}
