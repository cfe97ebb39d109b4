import { and, count, eq, or } from 'drizzle-orm';
import { AppError } from '#server/domain/problem.ts';
import type { Context, Steps } from '../store/request.ts';
import { all, first, run } from '../store/request.ts';
import type { Audited } from './audit.ts';
import { appendAudit } from './audit.ts';

/** Views one person may keep. */
const MOST_VIEWS = 100;

/** A kept view. `person` is its owner's id, `query` the search part of an address, `changedAt` in UTC ms. */
export type View = {
  id: string;
  person: string;
  name: string;
  query: string;
  isShared: boolean;
  changedAt: number;
};

/** What of a view may be changed. */
export type ViewChange = Partial<Pick<View, 'name' | 'query' | 'isShared'>>;

/** The entry of the audit log that goes with a change; left out where the log is kept elsewhere. */
type Carrying = { audited?: Audited };

/** A person's own views and those that others share, in no order. Nothing tells that there are others. */
export function* listViews(ctx: Context, args: { person: string }): Steps<View[]> {
  const { q, t } = ctx.dialect;
  const v = t.view;
  const rows = yield* all(
    q
      .select()
      .from(v)
      .where(or(eq(v.person_id, args.person), eq(v.is_shared, 1))),
  );
  return rows.map(viewOf);
}

/** Keeps a new view. @throws AppError VIEWS_TOO_MANY { limit } when its owner has as many as one may keep */
export function* addView(ctx: Context, args: { view: View } & Carrying): Steps<void> {
  const { q, t } = ctx.dialect;
  const v = t.view;
  const { id, person, name, query, isShared, changedAt } = args.view;
  const own = yield* first(
    q
      .select({ n: count().as('n') })
      .from(v)
      .where(eq(v.person_id, person)),
  );
  if ((own?.n ?? 0) >= MOST_VIEWS) throw new AppError('VIEWS_TOO_MANY', { limit: MOST_VIEWS });
  const row = { id, person_id: person, name, query, changed_at: changedAt };
  yield* run(q.insert(v).values({ ...row, is_shared: isShared ? 1 : 0 }));
  if (args.audited) yield* appendAudit(ctx, args.audited);
}

/**
 * Changes a person's own view; gives it as it stands then. @throws AppError NOT_FOUND { seen } for a view the person does
 * not see, ACCESS_DENIED for one that another shares
 */
export function* changeView(
  ctx: Context,
  args: { id: string; person: string; change: ViewChange; at: number } & Carrying,
): Steps<View> {
  const { q, t } = ctx.dialect;
  const v = t.view;
  const found = yield* visibleView(ctx, args);
  if (found.person !== args.person) throw new AppError('ACCESS_DENIED');
  const { name, query, isShared } = { ...found, ...args.change };
  const set = { name, query, is_shared: isShared ? 1 : 0, changed_at: args.at };
  yield* run(q.update(v).set(set).where(eq(v.id, args.id)));
  if (args.audited) yield* appendAudit(ctx, args.audited);
  return { ...found, name, query, isShared, changedAt: args.at };
}

/**
 * Deletes a person's own view, or with `mayDeleteShared` one that another shares. @throws AppError NOT_FOUND { seen } for a
 * view the person does not see, ACCESS_DENIED for one that is not theirs to delete
 */
export function* deleteView(
  ctx: Context,
  args: { id: string; person: string; mayDeleteShared: boolean } & Carrying,
): Steps<void> {
  const { q, t } = ctx.dialect;
  const found = yield* visibleView(ctx, args);
  if (found.person !== args.person && !args.mayDeleteShared) throw new AppError('ACCESS_DENIED');
  yield* run(q.delete(t.view).where(eq(t.view.id, args.id)));
  if (args.audited) yield* appendAudit(ctx, args.audited);
}

/** A view that is the person's or shared; another's private one is as if it were not there. */
function* visibleView(ctx: Context, args: { id: string; person: string }): Steps<View> {
  const { q, t } = ctx.dialect;
  const v = t.view;
  const row = yield* first(
    q
      .select()
      .from(v)
      .where(and(eq(v.id, args.id), or(eq(v.person_id, args.person), eq(v.is_shared, 1)))),
  );
  if (!row) throw new AppError('NOT_FOUND', { seen: args.id });
  return viewOf(row);
}

type Row = {
  id: string;
  person_id: string;
  name: string;
  query: string;
  is_shared: number;
  changed_at: number;
};

function viewOf({ id, person_id, name, query, is_shared, changed_at }: Row): View {
  return {
    id,
    person: person_id,
    name,
    query,
    isShared: is_shared === 1,
    changedAt: changed_at,
  };
}
