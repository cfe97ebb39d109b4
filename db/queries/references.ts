import { and, eq, isNull } from 'drizzle-orm';
import type { RecordKind } from '#server/domain/records/fields.ts';
import type { Context, Steps } from '../store/request.ts';
import { run } from '../store/request.ts';
import { readMeta } from './calendar.ts';
import type { Row } from './record-row.ts';
import { COLUMN } from './record-row.ts';

type Rows = readonly { kind: RecordKind; rows: readonly Row[] }[];

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
 * (a plain list of requests) costs the linker nothing.
 */
export function* makeNamedCasesDue(ctx: Context, source: string, batches: Rows): Steps<void> {
  let named = yield* namesCases(ctx, source);
  if (!named && batches.some(namesCase)) {
    yield* rememberNaming(ctx, source);
    named = true;
  }
  if (!named) return;
  for (const { kind, rows } of batches) {
    if (kind === 'case') for (const row of rows) row[COLUMN.link_due] = 1;
  }
}

function namesCase({ kind, rows }: Rows[number]): boolean {
  if (kind !== 'contact' && kind !== 'response') return false;
  return rows.some((row) => row[COLUMN.case_id] !== null);
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
