import { and, asc, desc, eq, ne, sql } from 'drizzle-orm';
import type { Context, Steps } from '../store/request.ts';
import { all, first, run } from '../store/request.ts';
import type { Audited } from './audit.ts';
import { appendAudit } from './audit.ts';
import type { ErasedWithCases } from './erasure-ids.ts';
import { requireLedger } from './erasure-screen.ts';

/** `records` = looking for what is theirs; `scrubbing` = gone from every row, not yet from freed pages; `done`. */
export type ErasureState = 'records' | 'scrubbing' | 'done';

/** An erasure of one customer. Nothing in it tells whose it was, but `customer` while it must be looked for. */
export type Erasure = {
  id: string;
  customer: string | null;
  pseudonym: string;
  state: ErasureState;
  askedAt: number;
  /** A person's id or `console`. */
  askedBy: string;
  /** Rows looked at so far, and about how many there are. */
  looked: number;
  total: number;
  /** Records and texts that were made anonymous. */
  records: number;
  texts: number;
  /** Their cases, while they must be looked for. */
  cases: string[];
  sources: string[];
  filesGone: string[];
  /** Files that still hold the customer, and that only somebody else can change. */
  filesLeft: string[];
  finishedAt: number | null;
};

/**
 * Notes in the ledger and in the store that a customer is to be erased; from now on nothing of theirs comes in. One who was
 * erased before is looked for again under the same id. Gives the erasure.
 * @throws AppError ERASURE_UNAVAILABLE, ERASURE_LEDGER_MISSING
 */
export function* startErasure(
  ctx: Context,
  args: { id: string; customer: string; now: number; by: string; audited: Audited },
): Steps<Erasure> {
  yield* requireLedger(ctx);
  const { customer, now: at, by } = args;
  const entry = ctx.ledger.add(customer, { id: args.id, at, by });
  const { key, fact } = args.audited;
  const held = yield* readErasure(ctx, { id: entry.id });
  if (!held || held.state === 'done') {
    yield* look(ctx, { id: entry.id, customer, at, by });
    yield* appendAudit(ctx, { key, fact: { ...fact, target: entry.id } });
  }
  return yield* requireErasure(ctx, entry.id);
}

/** Notes the erasure of a customer that the ledger lists and this store, which may be an older copy, does not know of. */
export function* repeatErasure(ctx: Context, args: { customer: string }): Steps<void> {
  const entry = ctx.ledger.find(args.customer);
  if (entry) yield* look(ctx, { ...entry, customer: args.customer });
}

function* look(
  ctx: Context,
  { id, customer, at, by }: { id: string; customer: string; at: number; by: string },
): Steps<void> {
  const { q, t } = ctx.dialect;
  const pseudonym = ctx.ledger.pseudonymOf(customer);
  const looking = { customer, pseudonym, state: 'records', looked: 0, finished_at: null };
  yield* run(
    q
      .insert(t.erasure)
      .values({
        ...looking,
        id,
        asked_at: at,
        asked_by: by,
        total: 0,
        records: 0,
        texts: 0,
        cases: '[]',
        sources: '[]',
        files_gone: '[]',
        files_left: '[]',
      })
      .onConflictDoUpdate({ target: [t.erasure.id], set: looking }),
  );
}

/**
 * Notes the erasures of the ledger of which this store knows nothing, as done: nobody of them is in it. Gives how many.
 */
export function* noteErasures(ctx: Context, args: { now: number }): Steps<number> {
  const { q, t } = ctx.dialect;
  let noted = 0;
  for (const { id, at, by } of ctx.ledger.entries()) {
    noted += yield* run(
      q
        .insert(t.erasure)
        .values({
          id,
          customer: null,
          pseudonym: '',
          state: 'done',
          asked_at: at,
          asked_by: by,
          looked: 0,
          total: 0,
          records: 0,
          texts: 0,
          cases: '[]',
          sources: '[]',
          files_gone: '[]',
          files_left: '[]',
          finished_at: args.now,
        })
        .onConflictDoNothing(),
    );
  }
  return noted;
}

/** Notes how far the looking for a customer's records is. */
export function* moveErasure(
  ctx: Context,
  args: { id: string; looked: number; total: number },
): Steps<void> {
  const { q, t } = ctx.dialect;
  const { looked, total } = args;
  yield* run(q.update(t.erasure).set({ looked, total }).where(eq(t.erasure.id, args.id)));
}

/** Notes which files went, and which are left to somebody else. */
export function* noteErasedFiles(
  ctx: Context,
  args: { id: string; gone: readonly string[]; left: readonly string[] },
): Steps<void> {
  const { q, t } = ctx.dialect;
  const held = yield* requireErasure(ctx, args.id);
  const gone = [...new Set([...held.filesGone, ...args.gone])];
  const files = { files_gone: JSON.stringify(gone), files_left: JSON.stringify(args.left) };
  yield* run(q.update(t.erasure).set(files).where(eq(t.erasure.id, args.id)));
}

/** Forgets whom the erasure is about: no row tells it any more. */
export function* closeErasure(ctx: Context, args: { id: string }): Steps<void> {
  const { q, t } = ctx.dialect;
  const closed = { customer: null, cases: '[]', state: 'scrubbing' };
  yield* run(q.update(t.erasure).set(closed).where(eq(t.erasure.id, args.id)));
}

/** Notes that an erasure is over; false when it was already, or is being looked for again. */
export function* finishErasure(
  ctx: Context,
  args: { id: string; now: number; audited: Audited },
): Steps<boolean> {
  const { q, t } = ctx.dialect;
  const changed = yield* run(
    q
      .update(t.erasure)
      .set({ state: 'done', finished_at: args.now })
      .where(and(eq(t.erasure.id, args.id), eq(t.erasure.state, 'scrubbing'))),
  );
  if (changed > 0) yield* appendAudit(ctx, args.audited);
  return changed > 0;
}

/** All erasures, newest first, at most `limit`. */
export function* listErasures(ctx: Context, args: { limit: number }): Steps<Erasure[]> {
  const { q, t } = ctx.dialect;
  const e = t.erasure;
  const rows = yield* all(
    q.select().from(e).orderBy(desc(e.asked_at), desc(e.id)).limit(args.limit),
  );
  return rows.map(erasureOf);
}

/** Erasures that are not over, oldest first. */
export function* readOpenErasures(ctx: Context): Steps<Erasure[]> {
  const { q, t } = ctx.dialect;
  const e = t.erasure;
  const rows = yield* all(q.select().from(e).where(ne(e.state, 'done')).orderBy(asc(e.asked_at)));
  return rows.map(erasureOf);
}

/** What the ledger and the store each know: erased customers listed, and erasures known. */
export function* readLedger(ctx: Context): Steps<{ listed: number; known: number }> {
  const { q, t } = ctx.dialect;
  const known = yield* all(q.select({ id: t.erasure.id }).from(t.erasure));
  return { listed: ctx.ledger.size, known: known.length };
}

/** Forgets erasures that the ledger does not list, where it is lost for good; gives how many. */
export function* dropUnlisted(ctx: Context): Steps<number> {
  const { q, t } = ctx.dialect;
  const listed = new Set(ctx.ledger.entries().map(({ id }) => id));
  const known = yield* all(q.select({ id: t.erasure.id }).from(t.erasure));
  let dropped = 0;
  for (const { id } of known) {
    if (!listed.has(id)) dropped += yield* run(q.delete(t.erasure).where(eq(t.erasure.id, id)));
  }
  return dropped;
}

/** How many erasures the ledger lists of which the store knows nothing. */
export function* countUnknownErasures(ctx: Context): Steps<number> {
  const { q, t } = ctx.dialect;
  if (ctx.ledger.size === 0) return 0;
  const rows = yield* all(q.select({ id: t.erasure.id }).from(t.erasure));
  const known = new Set(rows.map(({ id }) => id));
  return ctx.ledger.entries().filter(({ id }) => !known.has(id)).length;
}

/** One erasure; null when there is none of that id. */
export function* readErasure(ctx: Context, args: { id: string }): Steps<Erasure | null> {
  const { q, t } = ctx.dialect;
  const row = yield* first(q.select().from(t.erasure).where(eq(t.erasure.id, args.id)));
  return row === null ? null : erasureOf(row);
}

function* requireErasure(ctx: Context, id: string): Steps<Erasure> {
  const found = yield* readErasure(ctx, { id });
  if (!found) throw new Error(`no erasure ${id}`);
  return found;
}

/** Whom an open erasure is about. @throws Error when it is not open any more */
export function* personOf(ctx: Context, id: string): Steps<ErasedWithCases> {
  const { customer, pseudonym, cases } = yield* requireErasure(ctx, id);
  if (customer === null) throw new Error(`erasure ${id} is not open`);
  return { customer, pseudonym, cases: new Set(cases) };
}

/** Adds to what an erasure has made anonymous. */
export function* countErased(
  ctx: Context,
  args: {
    id: string;
    records: number;
    texts: number;
    cases: readonly string[];
    sources: readonly string[];
  },
): Steps<void> {
  const { q, t } = ctx.dialect;
  const e = t.erasure;
  const held = yield* requireErasure(ctx, args.id);
  yield* run(
    q
      .update(e)
      .set({
        records: sql`${e.records} + ${args.records}`,
        texts: sql`${e.texts} + ${args.texts}`,
        cases: together(held.cases, args.cases),
        sources: together(held.sources, args.sources),
      })
      .where(eq(e.id, args.id)),
  );
}

function together(held: readonly string[], more: readonly string[]): string {
  return JSON.stringify([...new Set([...held, ...more])].sort());
}

function erasureOf(row: Context['dialect']['t']['erasure']['$inferSelect']): Erasure {
  return {
    id: row.id,
    customer: row.customer,
    pseudonym: row.pseudonym,
    // Only the commands above write states and lists.
    state: row.state as ErasureState,
    askedAt: row.asked_at,
    askedBy: row.asked_by,
    looked: row.looked,
    total: row.total,
    records: row.records,
    texts: row.texts,
    // As above.
    cases: JSON.parse(row.cases) as string[],
    // As above.
    sources: JSON.parse(row.sources) as string[],
    // As above.
    filesGone: JSON.parse(row.files_gone) as string[],
    // As above.
    filesLeft: JSON.parse(row.files_left) as string[],
    finishedAt: row.finished_at,
  };
}
