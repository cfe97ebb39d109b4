import type { ExceptionKind } from '#server/domain/review/exception.ts';
import type {
  Amendment,
  PromiseState,
  ReviewItem,
  ReviewItemLine,
} from '#server/domain/review/promise.ts';
import type { Context } from '../store/request.ts';

type Row = Context['dialect']['t']['reviewItem']['$inferSelect'];

/** A stored row as what a review decided. */
export function reviewItemOf(row: Row): ReviewItem {
  return {
    id: row.id,
    week: row.week,
    // The columns are written by `reviewItemColumns` only, from these types.
    kind: row.kind as ExceptionKind,
    about: row.about,
    which: row.which,
    department: row.department,
    decision: row.decision,
    owner: row.owner,
    dueOn: row.due_on,
    by: row.by,
    at: row.at,
    moves: row.moves,
    // As above.
    state: row.state as PromiseState,
    reason: row.reason,
    judgedBy: row.judged_by,
    judgedAt: row.judged_at,
  };
}

/** A stored line as what an item said before. */
export function reviewItemLineOf(
  row: Context['dialect']['t']['reviewItemLine']['$inferSelect'],
): ReviewItemLine {
  const { by, at, decision, owner, due_on: dueOn } = row;
  // Only `amendReviewItem` writes the column, from this type.
  return { kind: row.kind as Amendment, by, at, decision, owner, dueOn };
}

/** What a review decided, as it is stored. */
export function reviewItemColumns(item: ReviewItem): Row {
  return {
    id: item.id,
    week: item.week,
    kind: item.kind,
    about: item.about,
    which: item.which,
    department: item.department,
    decision: item.decision,
    owner: item.owner,
    due_on: item.dueOn,
    by: item.by,
    at: item.at,
    moves: item.moves,
    state: item.state,
    reason: item.reason,
    judged_by: item.judgedBy,
    judged_at: item.judgedAt,
  };
}
