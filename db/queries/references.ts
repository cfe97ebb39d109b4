import { and, eq, isNull } from 'drizzle-orm';
import type { Context, Steps } from '../store/request.ts';
import { run } from '../store/request.ts';
import { readMeta } from './calendar.ts';
import { COLUMN } from './record-row.ts';
import type { RowBatch } from './row-batch.ts';
import { fills, withSame } from './row-batch.ts';

/** Name of the fact that records of a source name cases of it. */
function factOf(source: string): string {
  return `refers:${source}`;
}

/** True once a contact or response of the source has named a case. */
export function* namesCases(ctx: Context, source: string): Steps<boolean> {
  return (yield* readMeta(ctx, factOf(source))) !== null;
}

/**
 * Makes cases due for the linker that have no customer but are named by other records of their source: those of this
 * batch, and when the first such record comes, those that were there before it. A source whose records never name cases
 * (a plain list of requests) costs the linker nothing. Gives the batches to store.
 */
export function* makeNamedCasesDue(
  ctx: Context,
  source: string,
  batches: readonly RowBatch[],
): Steps<readonly RowBatch[]> {
  let named = yield* namesCases(ctx, source);
  if (!named && batches.some(namesCase)) {
    yield* rememberNaming(ctx, source);
    named = true;
  }
  if (!named) return batches;
  return batches.map((batch) =>
    batch.kind === 'case' ? withSame(batch, COLUMN.link_due, 1) : batch,
  );
}

function namesCase(batch: RowBatch): boolean {
  return (batch.kind === 'contact' || batch.kind === 'response') && fills(batch, COLUMN.case_id);
}

function* rememberNaming(ctx: Context, source: string): Steps<void> {
  const { q, t } = ctx.dialect;
  yield* run(
    q
      .insert(t.meta)
      .values({ name: factOf(source), value: 1 })
      .onConflictDoNothing(),
  );
  const c = t.caseRecord;
  yield* run(
    q
      .update(c)
      .set({ link_due: 1 })
      .where(and(eq(c.source, source), isNull(c.linked_at), isNull(c.link_due))),
  );
}
