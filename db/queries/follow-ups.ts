import {
  and,
  asc,
  count,
  desc,
  eq,
  gt,
  gte,
  inArray,
  isNotNull,
  isNull,
  lt,
  or,
} from 'drizzle-orm';
import type { SQL } from 'drizzle-orm';
import type { Followed } from '#server/domain/follow-ups/figures.ts';
import type { FollowUp } from '#server/domain/follow-ups/follow-up.ts';
import type { FollowUpState } from '#server/domain/follow-ups/state.ts';
import { FOLLOW_UP_STATES } from '#server/domain/follow-ups/state.ts';
import type { Context, Steps } from '../store/request.ts';
import { all, first } from '../store/request.ts';
import type { FollowUpLine } from './follow-up-rows.ts';
import { followUpLineOf, followUpOf } from './follow-up-rows.ts';
import type { Row } from './record-row.ts';
import { readRows } from './rows-by-key.ts';
import { recordSlot } from './slot.ts';
import { departmentsOf, rowReader } from './visible.ts';

/** Which follow-ups; empty lists and null = any. Codes of departments. */
export type FollowUpFilters = {
  states: readonly FollowUpState[];
  departments: readonly number[];
  /** Id of a person: what was given to them; `''` = what was given to nobody. */
  owner: string | null;
  /** Only what was due before an instant (UTC ms). */
  overdueAt: number | null;
};

/** A follow-up with the row of its answer; null = it is gone, or not for the reader. */
export type ListedFollowUp = { followUp: FollowUp; row: Row | null };

/** A page of follow-ups by what is due first, and how many there are of the filters, whatever their state. */
export type FollowUpPage = {
  followUps: ListedFollowUp[];
  counts: Record<FollowUpState, number>;
  /** Open and contacted ones the reader may read that are late, whatever the filters. */
  overdue: number;
};

/** Where a page ended: when that one is due (null = nothing is, these come last), and its number. */
export type FollowUpPlace = { dueAt: number | null; id: number };

/**
 * Follow-ups that the reader may read, `limit` of them after a place (null = from the beginning): those of their departments, and those
 * given to them (`reader`, the id of a person).
 */
export function* listFollowUps(
  ctx: Context,
  args: {
    filters: FollowUpFilters;
    after: FollowUpPlace | null;
    limit: number;
    now: number;
    reader: string;
  },
): Steps<FollowUpPage> {
  const { q, t } = ctx.dialect;
  const f = t.followUp;
  const { filters, after, limit, now, reader } = args;
  const { states, departments, owner, overdueAt } = filters;
  const mine = readableFollowUps(ctx, reader);
  const wide = and(
    mine,
    departments.length > 0 ? inArray(f.department, [...departments]) : undefined,
    owner === null ? undefined : owner === '' ? isNull(f.owner) : eq(f.owner, owner),
    overdueAt === null ? undefined : isOverdue(ctx, overdueAt),
  );
  const narrow = and(wide, states.length > 0 ? inArray(f.state, [...states]) : undefined);
  const due =
    after?.dueAt === null
      ? []
      : yield* all(
          q
            .select()
            .from(f)
            .where(and(narrow, isNotNull(f.due_at), after ? isAfter(ctx, after) : undefined))
            .orderBy(asc(f.due_at), asc(f.id))
            .limit(limit),
        );
  // What nothing is due of comes last, the newest first.
  const rest =
    due.length === limit
      ? []
      : yield* all(
          q
            .select()
            .from(f)
            .where(
              and(narrow, isNull(f.due_at), after?.dueAt === null ? lt(f.id, after.id) : undefined),
            )
            .orderBy(desc(f.id))
            .limit(limit - due.length),
        );
  const counted = yield* all(
    q
      .select({ state: f.state, n: count().as('n') })
      .from(f)
      .where(wide)
      .groupBy(f.state),
  );
  const late = yield* first(
    q
      .select({ n: count().as('n') })
      .from(f)
      .where(and(mine, isOverdue(ctx, now))),
  );
  const byState = new Map(counted.map(({ state, n }) => [state, n]));
  const entries = FOLLOW_UP_STATES.map((state) => [state, byState.get(state) ?? 0]);
  // Every state gets its count.
  const counts = Object.fromEntries(entries) as FollowUpPage['counts'];
  const followUps: ListedFollowUp[] = [];
  for (const row of [...due, ...rest]) {
    followUps.push(yield* withAnswer(ctx, followUpOf(row), reader));
  }
  return { followUps, counts, overdue: late?.n ?? 0 };
}

/** A follow-up with its timeline and the row of its answer; null = it is not there for the reader. */
export function* readFollowUp(
  ctx: Context,
  { id, reader }: { id: number; reader: string },
): Steps<(ListedFollowUp & { lines: FollowUpLine[] }) | null> {
  const followUp = yield* findFollowUp(ctx, { id, reader });
  if (!followUp) return null;
  const { q, t } = ctx.dialect;
  const s = t.followUpStep;
  const lines = yield* all(q.select().from(s).where(eq(s.follow_up, id)).orderBy(asc(s.seq)));
  return { ...(yield* withAnswer(ctx, followUp, reader)), lines: lines.map(followUpLineOf) };
}

/** The follow-up of a number, if the reader may read it; null = it is not there for them. */
export function* findFollowUp(
  ctx: Context,
  { id, reader }: { id: number; reader: string },
): Steps<FollowUp | null> {
  const { q, t } = ctx.dialect;
  const f = t.followUp;
  const row = yield* first(
    q
      .select()
      .from(f)
      .where(and(eq(f.id, id), readableFollowUps(ctx, reader))),
  );
  return row ? followUpOf(row) : null;
}

/** What figures are made of: follow-ups opened in `[from, to)` (UTC ms), of some departments (empty = of any), that the reader may read. */
export function* readFollowed(
  ctx: Context,
  args: { from: number; to: number; departments: readonly number[]; reader: string },
): Steps<Followed[]> {
  const { q, t } = ctx.dialect;
  const f = t.followUp;
  const { from, to, departments, reader } = args;
  const rows = yield* all(
    q
      .select()
      .from(f)
      .where(
        and(
          gte(f.opened_at, from),
          lt(f.opened_at, to),
          departments.length > 0 ? inArray(f.department, [...departments]) : undefined,
          readableFollowUps(ctx, reader),
        ),
      ),
  );
  return rows.map((row) => {
    const { openedAt, promisedAt, contactedAt, hold } = followUpOf(row);
    return { openedAt, promisedAt, contactedAt, hold };
  });
}

function isAfter(ctx: Context, { dueAt, id }: FollowUpPlace): SQL | undefined {
  const f = ctx.dialect.t.followUp;
  return or(gt(f.due_at, dueAt ?? 0), and(eq(f.due_at, dueAt ?? 0), gt(f.id, id)));
}

/** What the reader may read: everything (undefined), or that of their departments and what was given to them. */
function readableFollowUps(ctx: Context, reader: string): SQL | undefined {
  const f = ctx.dialect.t.followUp;
  const departments = departmentsOf(ctx.viewer);
  if (departments === 'all') return undefined;
  const given = eq(f.owner, reader);
  return departments.length === 0 ? given : or(inArray(f.department, departments), given);
}

function isOverdue(ctx: Context, at: number): SQL | undefined {
  const f = ctx.dialect.t.followUp;
  return and(inArray(f.state, ['open', 'contacted']), isNotNull(f.due_at), lt(f.due_at, at));
}

/** What was given to somebody is for them to read, whatever department it is of. */
function* withAnswer(ctx: Context, followUp: FollowUp, reader: string): Steps<ListedFollowUp> {
  const { source, externalId } = followUp;
  const slot = recordSlot('response', source, externalId, ctx.slots);
  const [row] = yield* readRows(ctx, 'response', slot, [{ source, externalId }]);
  const isShown = row && (followUp.owner === reader || rowReader(ctx.viewer)(row));
  return { followUp, row: isShown ? row : null };
}
